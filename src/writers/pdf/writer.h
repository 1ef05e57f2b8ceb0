#pragma once

#include <string>

#include "base/result.h"
#include "document/document.h"
#include "writers/pages/page.h"

namespace hengji::writers::pdf {

/// The document as PDF 1.7: embedded font subsets, text that can be selected, copied and found, bookmarks. No
/// clock is asked: the same document and fonts give the same bytes. Error: no Chinese font is installed.
Result<std::string> write(const Document& document);

/// Pages that are set already, in the same way.
Result<std::string> write(const Pages& pages);

}  // namespace hengji::writers::pdf
