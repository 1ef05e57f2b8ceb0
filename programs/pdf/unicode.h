#pragma once

#include <string>

namespace hengji_pdf {

/// Appends a code point as UTF-8. Control characters, surrogates and soft hyphens are left out.
inline void append_readable(std::string& text, unsigned code) {
  if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xAD || (code >= 0xD800 && code < 0xE000) ||
      code == 0xFFFE || code == 0xFFFF || code > 0x10FFFF)
    return;
  const auto byte = [&](unsigned value) { text += static_cast<char>(value); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0 | code >> 6);
    byte(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    byte(0xE0 | code >> 12);
    byte(0x80 | (code >> 6 & 0x3F));
    byte(0x80 | (code & 0x3F));
  } else {
    byte(0xF0 | code >> 18);
    byte(0x80 | (code >> 12 & 0x3F));
    byte(0x80 | (code >> 6 & 0x3F));
    byte(0x80 | (code & 0x3F));
  }
}

/// Nothing but spaces: ASCII, no-break, ideographic, zero-width.
inline bool is_blank(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ')
      ++at;
    else if (text.compare(at, 2, "\xC2\xA0") == 0)
      at += 2;
    else if (text.compare(at, 3, "\xE3\x80\x80") == 0 || text.compare(at, 3, "\xE2\x80\x8B") == 0 ||
             text.compare(at, 3, "\xEF\xBB\xBF") == 0 || text.compare(at, 3, "\xE2\x80\x83") == 0 ||
             text.compare(at, 3, "\xE2\x80\x82") == 0)
      at += 3;
    else
      return false;
  }
  return true;
}

}  // namespace hengji_pdf
