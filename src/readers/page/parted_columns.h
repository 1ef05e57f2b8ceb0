#pragma once

#include <span>

#include "readers/page/sections.h"

namespace hengji::readers::page {

/// A heading that is centred over cells that begin at the left stands beside them: white runs down between a
/// column that is nothing but a heading and one that has none. Takes that white out of the gaps, where it is
/// clear which heading belongs to which column.
void join_parted_columns(std::span<Section> sections, std::span<const Band> bands);

}  // namespace hengji::readers::page
