#pragma once

#include "document/document.h"
#include "readers/docx/parse.h"
#include "readers/flow/flow.h"

namespace hengji::readers::docx {

/// The document that a reader of the printed page would see: automatic numbers written out, merged cells
/// joined, notes behind the text. Numbering counts on while it is laid out, so a mirror serves once.
/// `origins` names bytes of the main part; what stands in a text box has those of the paragraph that the box
/// is anchored in, notes have none.
Result<Document> laid_out(Mirror& mirror, std::vector<FlowOrigin>* origins = nullptr);

}  // namespace hengji::readers::docx
