#pragma once

#include <string>
#include <vector>

#include "document/design.h"
#include "document/document.h"

namespace hengji::writers::docx {

/// word/document.xml. `section_references` holds, for each section of the design, the references to its
/// headers and footers.
std::string document_part(const Document& document, const std::vector<std::string>& section_references);

/// The runs of one line of text: a w:r for each piece, its properties only where they differ from the style.
void append_runs(std::string& xml, std::string_view text, const std::string& properties);

}  // namespace hengji::writers::docx
