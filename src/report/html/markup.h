#pragma once

#include <string>
#include <string_view>

namespace hengji::report {

/// The text as it may stand in an element or an attribute: & < > " ' escaped, control characters other than
/// line breaks and tabs, and bytes that are no UTF-8, as U+FFFD.
std::string escaped(std::string_view text);
void append_escaped(std::string& out, std::string_view text);

}  // namespace hengji::report
