#pragma once

#include <vector>

#include "page.h"

namespace hengji::ocr {

/// Where a page is darker than its paper, but too faint or too blurred for ink_of: a figure that was smudged
/// or hardly printed. Areas as large as a small character at least, apart from rulings and from the lines,
/// which are known. A cell that is shaded as a whole is not one of them.
std::vector<Area> faint_marks(const Picture& page, const Picture& rulings, double height,
                              const std::vector<TextLine>& lines);

/// The numbers of the lines that are printed so much fainter than most of their page, or blurred so much,
/// that their strokes have run together: what is read there may be anything.
std::vector<std::size_t> faint_lines(const Picture& page, const std::vector<TextLine>& lines);

}  // namespace hengji::ocr
