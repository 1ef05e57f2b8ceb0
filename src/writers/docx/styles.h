#pragma once

#include <string>

#include "document/design.h"

namespace hengji::writers::docx {

/// word/styles.xml: a paragraph style for each look of paragraphs (P0, P1 …) and for the text of each look of
/// cells (C0, C1 …). The first look of a title or heading bears Word's own name for it.
std::string styles_part(const Design& design);

/// The children of w:rPr that set text in a look.
std::string run_properties(const TextLook& look);

/// "center"; justified text is "both".
std::string_view name(Alignment alignment);

/// Twentieths of a point, in which Word measures.
int twips(double points);
int twips_of_mm(double millimetres);

}  // namespace hengji::writers::docx
