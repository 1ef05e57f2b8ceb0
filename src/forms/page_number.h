#pragma once

#include <string_view>

namespace hengji::forms {

/// Whether a line is the number of a page and nothing else: — 3 —, - 3 -, 第 3 页, 第3页 共5页.
bool is_page_number(std::string_view line);

}  // namespace hengji::forms
