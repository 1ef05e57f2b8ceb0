#pragma once

#include <string>

#include "base/result.h"
#include "document/document.h"

namespace hengji::writers::xlsx {

/// An XLSX file (ECMA-376, transitional): a sheet for each section of the design, set up to print as wide as
/// its page, with heading rows that repeat. All tables of a sheet share one grid of columns, and what spans
/// several of them is merged. Figures are numbers where that changes nothing of their writing.
Result<std::string> write(const Document& document);

}  // namespace hengji::writers::xlsx
