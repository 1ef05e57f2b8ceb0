#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace hengji {

/// One code point and how many bytes it takes. An invalid byte gives U+FFFD and one byte, so that a loop
/// over any bytes ends.
struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 0;
};

/// The same for anything that is neither ASCII nor a character of three bytes; not U+0800 to U+0FFF and
/// U+D000 to U+DFFF, whose second byte has to be looked at.
CodePoint rare_code_point_at(std::string_view text, std::size_t offset);

[[gnu::always_inline]] inline CodePoint code_point_at(std::string_view text, std::size_t offset) {
  auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  char32_t lead = byte(offset);
  if (lead < 0x80) return {lead, 1};
  if (lead > 0xE0 && lead < 0xF0 && lead != 0xED && offset + 2 < text.size() &&
      ((byte(offset + 1) ^ 0x80u) | (byte(offset + 2) ^ 0x80u)) < 0x40)
    return {(lead & 0x0Fu) << 12 | (byte(offset + 1) & 0x3Fu) << 6 | (byte(offset + 2) & 0x3Fu), 3};
  return rare_code_point_at(text, offset);
}

/// How many bytes from `offset` on are characters from 一 to 鿿 (U+4E00 to U+9FFF): most of a Chinese text.
/// They are no white space, nothing folds them, and each takes three bytes and two columns of a terminal.
inline std::size_t ideograph_bytes(std::string_view text, std::size_t offset) {
  auto begins_one = [](std::uint64_t bytes) {  // the first is the lowest
    std::uint64_t head = (bytes & 0xFF) << 8 | (bytes >> 8 & 0xFF);
    return head - 0xE4B8 <= 0xE9BF - 0xE4B8;
  };
  std::size_t end = offset;
  if constexpr (std::endian::native == std::endian::little) {
    // Two of them in one look, as long as there are eight bytes to look at.
    while (end + sizeof(std::uint64_t) <= text.size()) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, text.data() + end, sizeof(bytes));
      bool go_on = (bytes & 0xC0C000C0C000) == 0x808000808000;
      if (!go_on || !begins_one(bytes) || !begins_one(bytes >> 24)) break;
      end += 6;
    }
  }
  auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  while (end + 2 < text.size() && begins_one(static_cast<std::uint64_t>(byte(end) | byte(end + 1) << 8)) &&
         (byte(end + 1) & 0xC0) == 0x80 && (byte(end + 2) & 0xC0) == 0x80)
    end += 3;
  return end - offset;
}

/// The character at `offset`, where ideograph_bytes has seen that it is one of those.
inline char32_t ideograph_at(std::string_view text, std::size_t offset) {
  auto bits = [&](std::size_t at, unsigned mask) { return static_cast<unsigned char>(text[at]) & mask; };
  return bits(offset, 0x0F) << 12 | bits(offset + 1, 0x3F) << 6 | bits(offset + 2, 0x3F);
}

/// How many bytes a character takes; none for 0, which stands for a character that is left out.
constexpr std::size_t utf8_bytes(char32_t c) {
  return c == 0 ? 0 : c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

/// Writes its one to four bytes; returns where they end.
char* put_code_point(char* to, char32_t code_point);
void append_code_point(std::string& text, char32_t code_point);

bool is_valid_utf8(std::string_view text);
std::u32string decoded(std::string_view text);
std::string encoded(std::u32string_view text);

/// How many code points a text has.
std::size_t length(std::string_view text);

/// How many columns a text takes on a terminal: Chinese characters and full-width forms two, combining
/// marks none.
int display_width(std::string_view text);
int rare_display_width(char32_t code_point);
inline int display_width(char32_t c) {
  if (c >= 0x20 && c < 0x7F) return 1;
  return c >= 0x4E00 && c <= 0x9FFF ? 2 : rare_display_width(c);
}

/// White space of any script, the ideographic space, no-break and zero-width spaces, the byte order mark.
bool is_rare_space(char32_t code_point);
inline bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return (c <= 0x3000 || c == 0xFEFF) && is_rare_space(c);
}

/// 一 to 鿿 and the extensions.
bool is_rare_ideograph(char32_t code_point);
inline bool is_ideograph(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3007 && is_rare_ideograph(c));
}

}  // namespace hengji
