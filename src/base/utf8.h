#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hengji {

/// One code point and how many bytes it takes. An invalid byte gives U+FFFD and one byte, so that a loop
/// over any bytes ends.
struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 0;
};

CodePoint code_point_at(std::string_view text, std::size_t offset);
void append_code_point(std::string& text, char32_t code_point);

bool is_valid_utf8(std::string_view text);
std::u32string decoded(std::string_view text);
std::string encoded(std::u32string_view text);

/// How many code points a text has.
std::size_t length(std::string_view text);

/// How many columns a text takes on a terminal: Chinese characters and full-width forms two, combining
/// marks none.
int display_width(std::string_view text);
int display_width(char32_t code_point);

/// White space of any script, the ideographic space, no-break and zero-width spaces, the byte order mark.
bool is_space(char32_t code_point);
/// 一 to 鿿 and the extensions.
bool is_ideograph(char32_t code_point);

}  // namespace hengji
