#include "readers/numerals/numerals.h"

#include <array>
#include <string_view>

#include "base/utf8.h"

namespace hengji::readers {
namespace {

using Digits = std::array<std::string_view, 10>;
constexpr Digits counting = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr Digits legal = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
constexpr std::array<std::string_view, 4> counting_places = {"", "十", "百", "千"};
constexpr std::array<std::string_view, 4> legal_places = {"", "拾", "佰", "仟"};
constexpr std::array<std::string_view, 4> myriads = {"", "万", "亿", "万亿"};
constexpr long long largest = 9999'9999'9999'9999;

struct Style {
  const Digits& digits;
  const std::array<std::string_view, 4>& places;
};

/// 1 to 9999. A zero between digits is said once; `leading_zero` says it in front of a short group too.
std::string group(long long number, const Style& style, bool leading_zero) {
  std::string text;
  bool zero = leading_zero && number < 1000;
  long long unit = 1000;
  for (int place = 3; place >= 0; --place, unit /= 10) {
    long long digit = number / unit % 10;
    if (digit == 0) {
      zero = zero || !text.empty();
      continue;
    }
    if (zero) text += style.digits[0];
    zero = false;
    text += style.digits[digit];
    text += style.places[place];
  }
  return text;
}

std::string in_words(long long number, const Style& style) {
  if (number < 0 || number > largest) return std::to_string(number);
  if (number == 0) return std::string(style.digits[0]);
  std::string text;
  long long unit = 1'0000'0000'0000;
  for (int myriad = 3; myriad >= 0; --myriad, unit /= 10'000) {
    long long part = number / unit % 10'000;
    if (part == 0) continue;
    text += group(part, style, !text.empty());
    text += myriads[myriad];
  }
  return text;
}

std::string one_of(std::u32string_view characters, long long number) {
  if (number < 1 || number > static_cast<long long>(characters.size())) return std::to_string(number);
  return encoded(characters.substr(number - 1, 1));
}

}  // namespace

std::string chinese_counting(long long number) {
  std::string text = in_words(number, {counting, counting_places});
  return number >= 10 && number < 20 ? text.substr(std::string_view("一").size()) : text;
}

std::string chinese_legal(long long number) {
  return in_words(number, {legal, legal_places});
}

std::string chinese_digits(long long number) {
  std::string text;
  for (char c : std::to_string(number)) {
    if (c < '0' || c > '9') {
      text += c;
    } else {
      text += c == '0' ? std::string_view("〇") : counting[c - '0'];
    }
  }
  return text;
}

std::string roman(long long number) {
  if (number < 1 || number > 3999) return std::to_string(number);
  static constexpr std::array<std::pair<int, std::string_view>, 13> steps = {{{1000, "M"},
                                                                              {900, "CM"},
                                                                              {500, "D"},
                                                                              {400, "CD"},
                                                                              {100, "C"},
                                                                              {90, "XC"},
                                                                              {50, "L"},
                                                                              {40, "XL"},
                                                                              {10, "X"},
                                                                              {9, "IX"},
                                                                              {5, "V"},
                                                                              {4, "IV"},
                                                                              {1, "I"}}};
  std::string text;
  for (auto [value, letters] : steps) {
    for (; number >= value; number -= value) text += letters;
  }
  return text;
}

std::string list_letter(long long number) {
  if (number < 1 || number > 26 * 16) return std::to_string(number);
  return std::string((number - 1) / 26 + 1, static_cast<char>('A' + (number - 1) % 26));
}

std::string circled(long long number) {
  char32_t character = 0;
  if (number >= 1 && number <= 20) character = 0x2460 + number - 1;
  if (number >= 21 && number <= 35) character = 0x3251 + number - 21;
  if (number >= 36 && number <= 50) character = 0x32b1 + number - 36;
  if (character == 0) return std::to_string(number);
  std::string text;
  append_code_point(text, character);
  return text;
}

std::string heavenly_stem(long long number) {
  return one_of(U"甲乙丙丁戊己庚辛壬癸", number);
}

std::string earthly_branch(long long number) {
  return one_of(U"子丑寅卯辰巳午未申酉戌亥", number);
}

std::string full_width(long long number) {
  std::string text;
  for (char c : std::to_string(number))
    append_code_point(text, c >= '0' && c <= '9' ? 0xff10 + (c - '0') : c);
  return text;
}

}  // namespace hengji::readers
