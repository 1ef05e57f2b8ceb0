#pragma once

#include <span>
#include <vector>

#include "readers/page/lines.h"

namespace hengji::readers::page {

/// What is known of the heights at which lines stand.
enum class Heights {
  measured,  ///< boxes say how far apart
  counted,   ///< only their order
};

/// A stretch of white between two columns.
struct Gap {
  double from = 0;
  double to = 0;
};

/// More pieces of text than this on a page are no table that a person would read.
inline constexpr std::size_t most_pieces = 6000;

/// Pieces of text at one height, from left to right.
using Band = std::vector<Line>;

/// Bands first..last (inclusive) that share the columns between `gaps`.
struct Section {
  int first = 0;
  int last = 0;
  std::vector<Gap> gaps;

  int columns() const { return static_cast<int>(gaps.size()) + 1; }
};

/// Pieces of text whose middles stand at one height, from top to bottom.
std::vector<Band> bands_of(std::vector<Line> pieces);

/// Cuts the bands into sections so that as many bands as possible fill as many columns as possible and no
/// pieces that stand apart in their band share one. Every band belongs to one section. `prices` makes it
/// dearer to cut before a band; empty where all cuts cost alike.
std::vector<Section> sections_of(std::span<const Band> bands, std::span<const double> prices = {},
                                 Heights heights = Heights::measured);

/// The fewest places so that each gap of each section holds one; a place of `preferred` where one fits.
/// Sorted.
std::vector<double> separators_of(std::span<const Section> sections, std::span<const double> preferred);

/// Which of the sorted separators lies in the gap; -1 for none.
int separator_in(const Gap& gap, std::span<const double> separators);

}  // namespace hengji::readers::page
