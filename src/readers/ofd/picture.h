#pragma once

#include <string_view>

#include "base/result.h"
#include "readers/page/page.h"

namespace hengji::readers::ofd {

/// The characters and lines of a page, counted from 1 through all documents of the file. Errors: usage when
/// there is no such page, and those of reading it.
Result<page::Page> page_of(std::string_view bytes, int number);

Result<int> pages_of(std::string_view bytes);

}  // namespace hengji::readers::ofd
