#pragma once

#include <span>
#include <vector>

#include "forms/flat/flat_heading.h"
#include "forms/flat/pieces.h"
#include "forms/flat/row_search.h"
#include "policy/vocabulary.h"

namespace hengji::forms::flat {

/// How far the rows that were found can be believed.
struct Trust {
  bool is_in_rows = true;  ///< the lines follow the rows of the table; else none of it is known
  std::vector<bool> rows;  ///< by row: its cells fit their columns
};

/// Looks whether cells are what their columns ask for: levels under the names of levels, figures under
/// targets, units under units, and no cell that holds what can only be another. The lines of a table that was
/// written down its columns, or whose long cells were written last, give rows that break this everywhere.
Trust judge_rows(std::span<const FlatCell> cells, std::span<const Piece> pieces, const FlatHeading& heading,
                 const policy::Vocabulary& vocabulary);

/// Takes out the rows that are not believed. Labels of levels that they begin stay, for the rows below.
std::vector<FlatCell> take_doubtful_rows(std::vector<FlatCell>& cells, const std::vector<bool>& rows,
                                         const FlatHeading& heading);

}  // namespace hengji::forms::flat
