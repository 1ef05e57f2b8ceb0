#pragma once

#include <optional>
#include <string_view>

namespace hengji::forms {

/// The one year of this century that a title or a label's value names: 2024 or 2024年…; nothing where there
/// are two.
std::optional<int> year_in(std::string_view text);

/// The year of a line that says nothing else: （2024年度）, 2024年度, （2024年1-6月）, 2024年上半年. Nothing
/// for a date: that is when somebody wrote the form.
std::optional<int> year_line(std::string_view text);

}  // namespace hengji::forms
