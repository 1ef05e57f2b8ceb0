#pragma once

#include <optional>
#include <span>

#include "readers/page/grid.h"

namespace hengji::readers::page {

/// The grid that a frame's rules draw, its sides closed where a page break or a style left them open.
/// Nothing when the frame is no table: one cell, or more places than a table may have.
std::optional<Grid> ruled_grid(const Frame& frame);

/// Whether upright rules divide the frame: else its columns must be found by alignment.
bool has_columns(const Frame& frame);

}  // namespace hengji::readers::page
