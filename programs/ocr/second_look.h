#pragma once

#include <vector>

#include "page.h"

namespace hengji::ocr {

/// Looks again at what the recogniser passes over or misreads: signs that stand alone or begin a figure, and
/// ink in a line for which no character was named. Signs are told by their shape; what stays unexplained
/// lowers the confidence of its neighbours, so that nobody takes the line for certain. `text` is the ink
/// without rulings.
void look_again(const Picture& text, double height, std::vector<TextLine>& lines);

/// Whether the line holds ink as large as a character or a sign for which no character was named.
bool has_unnamed_ink(const Picture& text, double height, const TextLine& line);

}  // namespace hengji::ocr
