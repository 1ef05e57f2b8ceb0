#pragma once

#include <string_view>

namespace hengji::writers {

/// How wide a line of text is, in its own size: Chinese characters and full-width forms 1, Latin letters and
/// figures a half. An estimate that needs no fonts, for formats whose rows do not grow by themselves.
double width_in_characters(std::string_view line);

/// Into how many lines a text breaks that may be `characters` wide, its own line breaks included; at least 1.
int lines_of_width(std::string_view text, double characters);

}  // namespace hengji::writers
