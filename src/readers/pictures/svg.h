#pragma once

#include <string>
#include <string_view>

#include "readers/page/page.h"

namespace hengji::readers {

/// A page as an SVG picture: its characters and its lines where they stand. It is as large as the page at
/// picture_dots_per_inch (shown_page.h).
std::string svg_of(const page::Page& page);

/// A picture file ("image/png", its bytes) stretched over a page of so many points.
std::string svg_around(std::string_view type, std::string_view picture, double width, double height);

}  // namespace hengji::readers
