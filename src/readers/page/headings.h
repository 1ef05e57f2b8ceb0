#pragma once

#include <span>
#include <vector>

#include "readers/page/rows.h"
#include "readers/page/sections.h"

namespace hengji::readers::page {

/// The section with the most places: the one that a table is about. The number of sections for none.
std::size_t main_section(std::span<const Section> sections);

/// Takes headings that stand over several columns of the main section out of the bands, so that they do not
/// hide these columns: pieces just above it that run across the white between them, and pieces in its first
/// lines that stand alone between two columns. Bands that are then empty are taken away.
std::vector<Line> taken_headings(std::vector<Band>& bands, std::span<const Section> sections);

/// A heading and the columns below it.
struct Span {
  int first = 0;
  int last = 0;
  Line piece;
};

/// Which columns each heading stands over: those whose own headings stand lower than the others', parted so
/// that each heading is in the middle of its columns.
std::vector<Span> spans_of(std::span<const Line> headings, const Rows& rows, std::span<const Column> columns);

}  // namespace hengji::readers::page
