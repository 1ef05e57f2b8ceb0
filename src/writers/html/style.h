#pragma once

#include <string>

#include "document/design.h"

namespace hengji::writers::html {

/// The style sheet of a design: .p0 .p1 … its paragraphs, .c0 … its cells, .s0 … its sections.
std::string style_sheet(const Design& design);

/// Declarations of one look: font, size, weight, lines, colour.
std::string declarations(const TextLook& look);

}  // namespace hengji::writers::html
