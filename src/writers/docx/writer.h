#pragma once

#include <string>

#include "base/result.h"
#include "document/document.h"

namespace hengji::writers::docx {

/// A DOCX file (ECMA-376, transitional): named styles, tables of fixed widths with merged cells and heading
/// rows that repeat, a section for each size of page, page numbers as fields.
Result<std::string> write(const Document& document);

}  // namespace hengji::writers::docx
