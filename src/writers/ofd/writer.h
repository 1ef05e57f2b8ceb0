#pragma once

#include <string>

#include "base/result.h"
#include "document/document.h"

namespace hengji::writers::ofd {

/// The document as OFD (GB/T 33190-2016): the same pages as in PDF, with embedded font subsets and text that
/// can be selected, copied and found. No clock is asked: the same document and fonts give the same bytes.
/// Error: no Chinese font is installed.
Result<std::string> write(const Document& document);

}  // namespace hengji::writers::ofd
