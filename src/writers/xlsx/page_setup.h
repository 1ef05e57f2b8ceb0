#pragma once

#include <string>

#include "document/design.h"

namespace hengji::writers::xlsx {

/// How a sheet is printed: margins, size and direction of the page, one page wide, its running lines.
std::string page_setup(const Section& page);

}  // namespace hengji::writers::xlsx
