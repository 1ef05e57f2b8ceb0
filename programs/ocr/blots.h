#pragma once

#include <vector>

#include "page.h"

namespace hengji::ocr {

/// Ink as large as a small character that stands in no line for which a text was read: what a person must
/// look at. Not ink of rulings, what is left of them at their edge, specks, and what is far larger than
/// characters (the edge of a stamp, a border, a picture). `text` is the ink without rulings, `rulings` their
/// mask.
std::vector<Area> blots(const Picture& text, const Picture& rulings, double height,
                        const std::vector<TextLine>& lines);

}  // namespace hengji::ocr
