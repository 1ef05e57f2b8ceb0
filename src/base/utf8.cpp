#include "base/utf8.h"

#include <array>

#include "base/ideograph.h"

namespace hengji {
namespace {

constexpr CodePoint invalid{0xFFFD, 1};

bool continues(std::string_view text, std::size_t offset) {
  return offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80;
}

char32_t bits(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]) & 0x3F;
}

struct Range {
  char32_t first;
  char32_t last;
};

bool is_in(char32_t code_point, const auto& ranges) {
  for (const Range& range : ranges)
    if (code_point >= range.first && code_point <= range.last) return true;
  return false;
}

/// Unicode East Asian Width W and F, and the symbols that Chinese fonts draw two columns wide.
constexpr std::array wide{Range{0x1100, 0x115F},  Range{0x2E80, 0x303E}, Range{0x3041, 0xA4CF},
                          Range{0xAC00, 0xD7A3},  Range{0xF900, 0xFAFF}, Range{0xFE30, 0xFE6F},
                          Range{0xFF00, 0xFF60},  Range{0xFFE0, 0xFFE6}, Range{0x1F300, 0x1F64F},
                          Range{0x20000, 0x3FFFD}};
constexpr std::array empty{Range{0x0300, 0x036F}, Range{0x200B, 0x200F}, Range{0xFE00, 0xFE0F},
                           Range{0xFEFF, 0xFEFF}};
constexpr std::array ideographs{Range{0x3400, 0x4DBF}, Range{0x4E00, 0x9FFF}, Range{0xF900, 0xFAFF},
                                Range{0x20000, 0x3FFFD}, Range{0x3007, 0x3007}};

}  // namespace

CodePoint rare_code_point_at(std::string_view text, std::size_t offset) {
  auto lead = static_cast<unsigned char>(text[offset]);
  if (lead < 0x80) return {lead, 1};
  if (lead >= 0xC2 && lead <= 0xDF && continues(text, offset + 1))
    return {(lead & 0x1Fu) << 6 | bits(text, offset + 1), 2};
  if (lead >= 0xE0 && lead <= 0xEF && continues(text, offset + 1) && continues(text, offset + 2)) {
    char32_t value = (lead & 0x0Fu) << 12 | bits(text, offset + 1) << 6 | bits(text, offset + 2);
    if (value < 0x800 || (value >= 0xD800 && value <= 0xDFFF)) return invalid;
    return {value, 3};
  }
  if (lead >= 0xF0 && lead <= 0xF4 && continues(text, offset + 1) && continues(text, offset + 2) &&
      continues(text, offset + 3)) {
    char32_t value = (lead & 0x07u) << 18 | bits(text, offset + 1) << 12 | bits(text, offset + 2) << 6 |
                     bits(text, offset + 3);
    if (value < 0x10000 || value > 0x10FFFF) return invalid;
    return {value, 4};
  }
  return invalid;
}

char* put_code_point(char* to, char32_t c) {
  auto rest = [&](int shift) { return static_cast<char>(0x80 | (c >> shift & 0x3F)); };
  if (c < 0x80) {
    *to++ = static_cast<char>(c);
  } else if (c < 0x800) {
    *to++ = static_cast<char>(0xC0 | c >> 6);
    *to++ = rest(0);
  } else if (c < 0x10000) {
    *to++ = static_cast<char>(0xE0 | c >> 12);
    *to++ = rest(6);
    *to++ = rest(0);
  } else {
    *to++ = static_cast<char>(0xF0 | c >> 18);
    *to++ = rest(12);
    *to++ = rest(6);
    *to++ = rest(0);
  }
  return to;
}

void append_code_point(std::string& text, char32_t c) {
  constexpr std::size_t most_bytes = 4;
  std::array<char, most_bytes> bytes;
  text.append(bytes.data(), static_cast<std::size_t>(put_code_point(bytes.data(), c) - bytes.data()));
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    if (begins_ideograph(text, at)) {
      at += ideograph_size;
      continue;
    }
    CodePoint point = code_point_at(text, at);
    if (point.bytes == 1) return false;
    at += point.bytes;
  }
  return true;
}

std::u32string decoded(std::string_view text) {
  std::u32string points;
  points.reserve(text.size() / 2);
  for (std::size_t at = 0; at < text.size();) {
    CodePoint point = code_point_at(text, at);
    points += point.value;
    at += point.bytes;
  }
  return points;
}

std::string encoded(std::u32string_view points) {
  std::string text;
  text.reserve(points.size() * 3);
  for (char32_t point : points) append_code_point(text, point);
  return text;
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += code_point_at(text, at).bytes;
  return count;
}

int rare_display_width(char32_t c) {
  bool is_chinese_mark = (c > 0x3000 && c < 0x303F) || (c > 0xFF00 && c < 0xFF61);
  if (is_chinese_mark) return 2;
  if (c < 0x20 || (c >= 0x7F && c < 0xA0) || is_in(c, empty)) return 0;
  return is_in(c, wide) ? 2 : 1;
}

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (std::size_t ideographs = ideograph_bytes(text, at)) {
      width += static_cast<int>(2 * ideographs / 3);
      at += ideographs;
      continue;
    }
    CodePoint point = code_point_at(text, at);
    width += display_width(point.value);
    at += point.bytes;
  }
  return width;
}

bool is_rare_space(char32_t c) {
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

bool is_rare_ideograph(char32_t c) {
  return is_in(c, ideographs);
}

}  // namespace hengji
