#pragma once

#include "writers/fonts/subset.h"
#include "writers/pdf/objects.h"

namespace hengji::writers::pdf {

/// Adds a font as an embedded subset whose signs can be selected and found (ISO 32000-1, 9.7 and 9.10.3):
/// two-byte codes, the CFF or TrueType outlines, widths, and what each sign stands for. Gives its number.
int add_font(Objects& objects, const FontUse& use, const FontSubset& subset);

}  // namespace hengji::writers::pdf
