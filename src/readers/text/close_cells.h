#pragma once

#include <span>
#include <vector>

#include "readers/text/lines.h"
#include "readers/text/run.h"

namespace hengji::readers::text {

/// Whether figures inside Chinese text stand apart in these lines (2026 年 5 月), as word processors set
/// them.
bool sets_figures_apart(std::span<const Line> lines);

/// Cuts the runs of a page, which are in order, where one space stands between two cells, and moves the
/// cells behind such spaces to where the column of the cell is. `pdftotext` sets cells that stand close to
/// each other from the first one on with one space between them, however wide their columns are, so that
/// only the place of the first says anything.
std::vector<Run> with_close_cells(const std::vector<Run>& runs, bool figures_apart);

}  // namespace hengji::readers::text
