#pragma once

#include <string>

#include "base/result.h"
#include "document/document.h"

namespace hengji::writers::html {

/// One page that stands alone: no scripts, nothing loaded from elsewhere. Printed, it keeps the design's page
/// sizes, repeats the heading rows of tables and numbers its pages.
Result<std::string> write(const Document& document);

}  // namespace hengji::writers::html
