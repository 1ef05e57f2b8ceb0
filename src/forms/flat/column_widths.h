#pragma once

#include <span>

#include "forms/flat/flat_heading.h"
#include "forms/flat/pieces.h"
#include "forms/flat/row_search.h"

namespace hengji::forms::flat {

/// Whether the lines of a cell may stand in a column of the heading's measures: none wider than the column,
/// none broken where the next character still fits.
bool fits_width(const FlatCell& cell, std::span<const Piece> pieces, const FlatColumn& column);

/// Learns from the cells of a table how wide each column is: all cells of a column were broken at one width.
/// Columns whose cells do not agree keep the measures of their headings. Says whether some cell does not fit
/// what was learned.
bool learn_widths(std::span<const FlatCell> cells, std::span<const Piece> pieces, FlatHeading& heading);

}  // namespace hengji::forms::flat
