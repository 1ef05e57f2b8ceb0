#pragma once

#include <string>
#include <string_view>

namespace hengji::forms {

/// The department that a title names in front of what it is the title of: 青螺县水务局 of
/// 2025年度青螺县水务局部门整体支出绩效目标表. Empty where it names none for sure. `title` has no white
/// space.
std::string department_in_title(std::string_view title);

}  // namespace hengji::forms
