#pragma once

#include <span>
#include <vector>

#include "readers/page/sections.h"

namespace hengji::readers::page {

/// What it costs to begin a section at each band: more where a cut runs through a row or a text.
std::vector<double> prices_of(std::span<const Band> bands, double pitch, Heights heights);

/// A page's number stands alone in its first or last band.
void drop_page_numbers(std::vector<Band>& bands);

/// The sections of a table, without captions above and page numbers below. `borders` are those of the columns
/// of the page before, where this page may go on with its table.
std::vector<Section> trimmed(std::vector<Section> sections, std::span<const Band> bands, double pitch,
                             Heights heights, std::span<const double> borders);

}  // namespace hengji::readers::page
