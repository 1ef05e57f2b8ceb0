#pragma once

#include "document/document.h"
#include "readers/docx/parse.h"

namespace hengji::readers::docx {

/// The document that a reader of the printed page would see: automatic numbers written out, merged cells
/// joined, notes behind the text. Numbering counts on while it is laid out, so a mirror serves once.
Result<Document> laid_out(Mirror& mirror);

}  // namespace hengji::readers::docx
