#pragma once

#include "document/document.h"
#include "readers/html/parse.h"

namespace hengji::readers::html {

/// The document that a browser would show: cells placed by the rules of HTML, 4.9.12, with spans cut where
/// they would overlap another cell.
Result<Document> laid_out(Mirror& mirror);

}  // namespace hengji::readers::html
