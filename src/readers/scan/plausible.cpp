#include "readers/scan/plausible.h"

#include <algorithm>
#include <string_view>

#include "base/chinese_text.h"
#include "base/utf8.h"

namespace hengji::readers::scan {
namespace {

using Text32 = std::u32string_view;

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool is_letter(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

bool is_one_of(char32_t c, Text32 set) {
  return c != 0 && set.find(c) != Text32::npos;
}

/// Signs of one meaning are made alike, white space is left out.
std::u32string folded(const std::string& text) {
  constexpr Text32 wide = U"％（）＞＜＝，．＊", narrow = U"%()><=,.*";
  std::u32string out;
  for (char32_t c : decoded(text)) {
    if (c == U' ' || c == U'\n') continue;
    std::size_t at = wide.find(c);
    if (c >= U'０' && c <= U'９') c = c - U'０' + U'0';
    // Between Chinese words a comma of full width is punctuation and says nothing of a figure.
    if (c == U'，') at = Text32::npos;
    out += at == Text32::npos ? c : narrow[at];
  }
  return out;
}

/// "12,5" and "946,8" are no figures; "12.500" may be twelve thousand five hundred.
bool has_odd_grouping(Text32 text) {
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && (is_digit(text[end]) || is_one_of(text[end], U",."))) ++end;
    while (end > i && !is_digit(text[end - 1])) --end;  // "1." numbers a sentence
    Text32 number = text.substr(i, end - i);
    std::size_t part = 0, commas = 0, points = 0, behind = 0;
    bool is_odd = false, is_first = true;
    auto close = [&](char32_t mark) {
      bool grouped = commas > 0 && points == 0;
      is_odd |= grouped ? part != 3 : (mark == U',' && is_first && (part > 3 || part == 0));
      is_first = false;
    };
    for (char32_t c : number) {
      if (is_digit(c)) {
        ++part;
        continue;
      }
      close(c);
      commas += c == U',', points += c == U'.', behind = 0, part = 0;
    }
    behind = part;
    if (commas + points > 0) close(0);
    bool from_zero = number[0] == U'0';
    bool like_thousand = points == 1 && commas == 0 && behind == 3 && number.size() <= 7 && !from_zero;
    if (is_odd || points > 1 || like_thousand) return true;
    i = end;
  }
  return false;
}

/// A letter that looks like a digit and stands among digits: "6S%", "2o". "PM2.5", "5G" and "m2" are none.
bool is_digit_in_disguise(Text32 text, std::size_t i) {
  if (!is_one_of(text[i], U"OoIlSsZzBbgq")) return false;
  char32_t before = i > 0 ? text[i - 1] : 0, after = i + 1 < text.size() ? text[i + 1] : 0;
  bool by_digit = is_digit(before) || is_digit(after);
  return by_digit && !is_letter(before) && !is_letter(after);
}

bool is_odd_sign(Text32 text, std::size_t i) {
  constexpr Text32 compares = U"≥≤><=";
  char32_t c = text[i], before = i > 0 ? text[i - 1] : 0, after = i + 1 < text.size() ? text[i + 1] : 0;
  if (c == U'%') return is_digit(after) || after == U'%';
  if (is_one_of(c, U"≥≤") && is_one_of(after, compares)) return true;
  if (is_one_of(c, U"><") && is_one_of(after, U"≥≤><")) return true;
  if (is_one_of(c, compares) &&
      (is_one_of(after, U"%)]}\"'") || (is_letter(after) && !is_one_of(after, U"XxYyNnAaBbCcGgPp"))))
    return true;
  if (is_digit(before) && is_one_of(c, U"\"'`^_~$#&\\")) return c != U'~' || !is_digit(after);
  if (is_digit(after) && is_one_of(c, U"$#&")) return true;
  if (c == U'*' && is_digit(before) && !is_digit(after)) return true;
  return false;
}

/// Brackets that nothing opens or closes, or with nothing between them.
bool has_odd_brackets(Text32 text) {
  int open = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'(') ++open;
    // "1)" and "一)" number a sentence.
    bool numbers = i > 0 && i <= 2 && open == 0;
    if (text[i] == U')' && !numbers && --open < 0) return true;
    if (text[i] == U'(' && i + 1 < text.size() && text[i + 1] == U')') return true;
  }
  return open != 0;
}

/// "月1311": the 日 behind a date was read as digits.
bool has_long_date(Text32 text) {
  for (std::size_t i = 0; i + 3 < text.size(); ++i)
    if (is_one_of(text[i], U"年月") && is_digit(text[i + 1]) && is_digit(text[i + 2]) &&
        is_digit(text[i + 3]) && i > 0 && is_digit(text[i - 1]))
      return true;
  return false;
}

}  // namespace

bool is_plausible(const std::string& text) {
  std::u32string folded_text = folded(text);
  Text32 all = folded_text;
  if (std::none_of(all.begin(), all.end(), [](char32_t c) { return is_digit(c) || is_one_of(c, U"≥≤=%"); }))
    return true;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (is_odd_sign(all, i) || is_digit_in_disguise(all, i)) return false;
  return !has_odd_grouping(all) && !has_odd_brackets(all) && !has_long_date(all);
}

}  // namespace hengji::readers::scan
