#pragma once

#include <optional>
#include <span>
#include <vector>

#include "readers/page/grid.h"

namespace hengji::readers::page {

/// Level rules of frames without columns that belong to one table: they lie below each other and share a
/// good part of their width. At least three heights, or none.
struct Stack {
  std::vector<Rule> level;
  Box box;
};

/// Two are enough where they are as wide as the table that the page before ended with.
std::vector<Stack> stacks_of(std::span<const Frame> frames, const Table* before);

/// The grid of a table whose rows are ruled and whose columns are not: columns stand where the text of rows
/// that are alike leaves white, and where rules end that do not cross the whole table. `pieces` is the text
/// inside the stack, cut at wide gaps. Nothing when no row has two columns.
std::optional<Grid> half_ruled_grid(const Stack& stack, std::vector<Line> pieces, const Table* before);

}  // namespace hengji::readers::page
