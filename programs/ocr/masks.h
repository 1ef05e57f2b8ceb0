#pragma once

#include <vector>

#include "page.h"
#include "runs.h"

namespace hengji::ocr {

/// Forms print stars where each department fills in its own figure: 满意度（≥**%）. The recogniser loses one
/// of two stars that stand close, takes one for an x, the rings of the % behind them for zeros, and one
/// bracket for two that touch. What is drawn like the star beside it is one; what was mended is uncertain.
void mend_masks(const Picture& text, double height, TextLine& line, const std::vector<Run>& runs);

}  // namespace hengji::ocr
