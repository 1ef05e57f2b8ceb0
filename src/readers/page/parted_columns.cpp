#include "readers/page/parted_columns.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/utf8.h"

namespace hengji::readers::page {

namespace {

constexpr int fewest_columns = 3;      // of a section with a row of headings
constexpr int most_heading_bands = 6;  // that headings of several lines take up
constexpr int fewest_rows = 2;         // with text in a column below its heading

/// What a column has above the headings, in them and below.
struct Filled {
  bool above = false;
  bool heading = false;
  int below = 0;  ///< in so many bands
};

std::size_t column_at(const Section& section, double x) {
  std::size_t column = 0;
  for (const Gap& gap : section.gaps) column += (gap.from + gap.to) / 2 < x;
  return column;
}

// ≥95%, 735人次, ✔: no heading.
bool is_value(const Line& piece) {
  std::size_t figures = 0, characters = 0;
  for (const char32_t c : decoded(piece.text)) {
    ++characters;
    figures += c < 0x2000 && c != U' ' && c != U'(' && c != U')' && c != U'-';
  }
  return 3 * figures > characters;
}

bool are_headings(const Band& band) {
  return std::none_of(band.begin(), band.end(), is_value);
}

/// The columns of a section, if the bands from `begin` to before `end` are its headings. Bands above them
/// count where they fill as many columns as headings would: then those are the headings.
std::vector<Filled> filled_columns(const Section& section, std::span<const Band> bands, int begin, int end) {
  std::vector<Filled> columns(static_cast<std::size_t>(section.columns()));
  for (int b = section.first; b <= section.last; ++b) {
    if (b < begin - 1 && 2 * static_cast<int>(bands[b].size()) < section.columns()) continue;
    for (const Line& piece : bands[b]) {
      Filled& column = columns[column_at(section, piece.centre())];
      if (b >= end)
        ++column.below;
      else
        (b < begin ? column.above : column.heading) = true;
    }
  }
  return columns;
}

/// The gap between a column that is only a heading and the one beside it that has none; nothing where a
/// column without one stands between two of them.
std::optional<std::size_t> parting_gap(std::span<const Filled> columns) {
  const auto is_bare = [&](std::size_t c) {
    return c < columns.size() && !columns[c].above && !columns[c].heading && columns[c].below >= fewest_rows;
  };
  const auto is_heading = [&](std::size_t c) {
    return c < columns.size() && !columns[c].above && columns[c].heading && columns[c].below == 0;
  };
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (!is_heading(c)) continue;
    const bool left = c > 0 && is_bare(c - 1) && !(c > 1 && is_heading(c - 2));
    const bool right = is_bare(c + 1) && !is_heading(c + 2);
    if (left != right) return left ? c - 1 : c;
  }
  return std::nullopt;
}

void join_below(Section& section, std::span<const Band> bands, int begin, int end) {
  while (section.columns() > fewest_columns) {
    const std::vector<Filled> columns = filled_columns(section, bands, begin, end);
    const auto headed =
        std::count_if(columns.begin(), columns.end(), [](const Filled& column) { return column.heading; });
    const auto used = std::count_if(columns.begin(), columns.end(),
                                    [](const Filled& column) { return column.heading && column.below > 0; });
    // Headings with nothing but further headings below them, at the end of a page, say nothing of columns.
    if (2 * headed < static_cast<std::ptrdiff_t>(columns.size()) || 3 * used < headed) return;
    const std::optional<std::size_t> gap = parting_gap(columns);
    if (!gap) return;
    section.gaps.erase(section.gaps.begin() + static_cast<std::ptrdiff_t>(*gap));
  }
}

}  // namespace

void join_parted_columns(std::span<Section> sections, std::span<const Band> bands) {
  for (Section& section : sections)
    for (int begin = section.first; begin < section.last; ++begin)
      for (int end = begin + 1; end <= std::min(section.last, begin + most_heading_bands); ++end) {
        if (!are_headings(bands[end - 1])) break;
        join_below(section, bands, begin, end);
      }
}

}  // namespace hengji::readers::page
