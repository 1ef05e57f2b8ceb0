#pragma once

#include <string_view>
#include <vector>

#include "drawing.h"

namespace hengji_pdf {

/// Where words stand among the characters of a page: one rectangle a line. Looked for inside `area` alone,
/// white space counts for nothing; where the words are not found there, the lines of all that stands in it,
/// and where nothing does (a picture), the area itself.
std::vector<Rectangle> lines_of(const PageContents& page, const Rectangle& area, std::string_view words);

}  // namespace hengji_pdf
