#include "forms/line_room.h"

#include <algorithm>

#include "base/chinese_text.h"
#include "base/utf8.h"

namespace hengji::forms {
namespace {

constexpr std::u32string_view closing = U"，。、；：？！）》〉】〕”’%％";
constexpr std::u32string_view opening = U"（《〈【〔“‘";
constexpr int signs_a_column = 6;  // letters and figures are a little wider than half a character

bool is_in(std::u32string_view marks, char32_t c) {
  return marks.find(c) != std::u32string_view::npos;
}

bool is_letter_or_digit(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// What of a text cannot be parted over two lines: a character with the marks that may not begin or end a
/// line, a word of letters or a figure.
int width_of_beginning(std::string_view text) {
  const std::u32string all = decoded(text);
  int width = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    width += display_width(all[i]);
    bool ends = i + 1 == all.size();
    bool goes_on = !ends && (is_in(closing, all[i + 1]) || is_in(opening, all[i]) ||
                             (is_letter_or_digit(all[i]) && is_letter_or_digit(all[i + 1])));
    if (!goes_on) break;
  }
  return width;
}

}  // namespace

void LineRoom::see(std::string_view cell) {
  for (std::string_view line : lines_of(cell)) {
    last_ = display_width(trimmed(line));
    const auto signs = std::ranges::count_if(line, [](char c) { return c > ' ' && c < 0x7F; });
    slack_ = static_cast<int>(signs) / signs_a_column;
    widest_ = std::max(widest_, last_);
  }
}

bool LineRoom::is_full_for(std::string_view text) const {
  return last_ + width_of_beginning(text) + slack_ > widest_;
}

}  // namespace hengji::forms
