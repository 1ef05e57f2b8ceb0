#pragma once

#include <optional>
#include <span>
#include <vector>

#include "readers/page/lines.h"

namespace hengji::readers::page {

/// A table that is not ruled at all: its columns are the white that rows which are alike leave, its rows are
/// found by how the text stands. `pieces` is text cut at wide gaps; those that the table takes are told by
/// its box. Nothing where the text does not stand in columns. `before` is the table that the
/// page before ended with.
std::optional<Table> unruled_table(std::vector<Line> pieces, int page, const Table* before);

}  // namespace hengji::readers::page
