#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "readers/page/sections.h"

namespace hengji::readers::page {

/// How the text was set, as far as it is known.
struct TextSetting {
  Heights heights = Heights::measured;
  std::span<const std::string> phrases;  ///< that labels may repeat the beginning of: sorted, no white space
};

/// A table that is not ruled at all: its columns are the white that rows which are alike leave, its rows are
/// found by how the text stands. `pieces` is text cut at wide gaps; those that the table takes are told by
/// its box. Nothing where the text does not stand in columns. `before` is the table that the
/// page before ended with.
std::optional<Table> unruled_table(std::vector<Line> pieces, int page, const Table* before,
                                   const TextSetting& setting = {});

}  // namespace hengji::readers::page
