#pragma once

#include <optional>
#include <span>

#include "document/document.h"
#include "readers/text/lines.h"

namespace hengji::readers::text {

/// Rows of cells that tabs or commas part, and how many lines they took.
struct SeparatedTable {
  Table table;
  std::size_t lines = 0;
};

/// The table that starts at the first of `lines`, when that line and those after it are parted alike: by
/// tabs; or by commas, the same number of at least two in at least three lines (in a file named .csv any
/// number in any line). A quoted cell ("…") may hold separators and go over several lines, "" is one
/// quotation mark. The comma of 18,500 parts nothing. Cells know their lines. Refuses a table with more cells
/// than the limit before it is built.
Result<std::optional<SeparatedTable>> separated_table(std::span<const Line> lines, const Input& input);

}  // namespace hengji::readers::text
