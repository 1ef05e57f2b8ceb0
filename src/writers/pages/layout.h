#pragma once

#include "base/result.h"
#include "document/document.h"
#include "writers/fonts/fonts.h"
#include "writers/pages/page.h"

namespace hengji::writers {

/// Sets a document in pages as its design says: lines, tables over page breaks, running lines with page
/// numbers. The same document and fonts give the same pages. Error: more than limits::pages pages.
Result<Pages> laid_out(const Document& document, const Fonts& fonts);

}  // namespace hengji::writers
