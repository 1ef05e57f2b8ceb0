#pragma once

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "forms/flat/pieces.h"
#include "policy/vocabulary.h"

namespace hengji::forms::flat {

/// A line of running text that is not blank.
struct FlatLine {
  std::string_view text;
  Location at;
};

struct FlatColumn {
  std::string heading;  ///< its pieces put together
  policy::ColumnRole role = policy::ColumnRole::note;
  const policy::Word* word = nullptr;
  int first_line = 0;
  int last_line = 0;
  int widest_line = 0;                              ///< of the heading; as Piece::width counts
  int broken_at = std::numeric_limits<int>::max();  ///< a column as wide would not have broken it where it is
  bool has_learned_width = false;                   ///< the cells below say how wide it is, too
};

/// The headings of an indicator table that was printed as lines: 一级指标 二级指标 三级指标 …, each of them
/// in one piece or wrapped over several lines.
struct FlatHeading {
  std::vector<FlatColumn> columns;
  std::size_t lines = 0;  ///< that it takes
};

/// The heading that begins in line `at`: at least two levels and a column of values, in the words of the
/// vocabulary.
std::optional<FlatHeading> flat_heading_at(std::span<const FlatLine> lines, std::size_t at,
                                           const policy::Vocabulary& vocabulary);

}  // namespace hengji::forms::flat
