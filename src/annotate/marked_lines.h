#pragma once

#include <string_view>
#include <vector>

#include "document/location.h"
#include "readers/page/page.h"

namespace hengji::annotate {

/// Where words stand inside a box of a page, one box a line of theirs. White space does not count. All that
/// stands in the box where they are not found, and the box itself where nothing does.
std::vector<Box> marked_lines(const readers::page::Page& page, const Box& box, std::string_view words);

}  // namespace hengji::annotate
