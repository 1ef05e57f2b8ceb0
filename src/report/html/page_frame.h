#pragma once

#include <string>
#include <string_view>

#include "base/language.h"

namespace hengji::report {

/// The beginning of a self-contained page, with its style and its first heading.
std::string page_head(std::string_view title, Language language);
/// The end of a page.
std::string page_foot(Language language);

}  // namespace hengji::report
