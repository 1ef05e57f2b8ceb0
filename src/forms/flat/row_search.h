#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "forms/flat/flat_heading.h"
#include "forms/flat/pieces.h"
#include "policy/vocabulary.h"

namespace hengji::forms::flat {

/// A cell that the search found: the pieces from `first` to before `end`, in a column of a row.
struct FlatCell {
  std::size_t first = 0;
  std::size_t end = 0;
  int column = 0;
  bool begins_row = false;
  Reading reading = Reading::words;  ///< of its text
  std::size_t row = 0;               ///< the piece that its row begins with
};

/// Cuts the pieces below a heading into cells and rows. The lines of a file do not say where a cell ends, so
/// the cut is searched that makes the most sense of all of them: first and second levels that the vocabulary
/// or the unit's functions know, values that read like values, lines of one cell that are wrapped at one
/// width. Time linear in the pieces.
std::vector<FlatCell> search_rows(std::span<const Piece> pieces, const FlatHeading& heading,
                                  std::span<const std::string> functions,
                                  const policy::Vocabulary& vocabulary);

/// Takes out the ticks that might as well stand in another column: between their neighbours are more columns
/// for ticks than ticks.
std::vector<FlatCell> take_unclear_ticks(std::vector<FlatCell>& cells, const FlatHeading& heading);

/// Takes out the values, weights and scores of rows with fewer of them than there are columns, where they
/// might as well stand in others: 工程质量合格 10 10 under 年度指标值 | 实际完成值 | 分值 | 得分.
std::vector<FlatCell> take_unclear_figures(std::vector<FlatCell>& cells, std::span<const Piece> pieces,
                                           const FlatHeading& heading, const policy::Vocabulary& vocabulary);

}  // namespace hengji::forms::flat
