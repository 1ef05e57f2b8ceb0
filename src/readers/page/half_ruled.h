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

/// A page break leaves the first and the last row of a table without their outer rule. Adds the rule where
/// the text just outside the stack goes on with its columns: below it, and above it on a page that goes on
/// with the table before. `outside` is the text of the page that is no table's. Says whether there was such a
/// row.
bool take_open_rows(Stack& stack, const Grid& grid, std::span<const Line> outside, const Table* before);

}  // namespace hengji::readers::page
