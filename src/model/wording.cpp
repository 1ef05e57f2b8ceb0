#include "model/wording.h"

#include <array>
#include <cstdint>

#include "base/chinese_text.h"
#include "base/utf8.h"
#include "model/first_of_wording.h"
#include "model/word_table.h"

namespace hengji::wording {
namespace {

struct Word {
  std::string_view text;
  Comparison comparison;
};

/// Of several that a text begins or ends with, the longest is meant: 不低于 before 低于.
constexpr std::array operator_words{Word{"大于或者等于", Comparison::at_least},
                                    Word{"大于或等于", Comparison::at_least},
                                    Word{"高于或等于", Comparison::at_least},
                                    Word{"达到或超过", Comparison::at_least},
                                    Word{"小于或者等于", Comparison::at_most},
                                    Word{"小于或等于", Comparison::at_most},
                                    Word{"低于或等于", Comparison::at_most},
                                    Word{"大于等于", Comparison::at_least},
                                    Word{"小于等于", Comparison::at_most},
                                    Word{"不得低于", Comparison::at_least},
                                    Word{"不得少于", Comparison::at_least},
                                    Word{"不得超过", Comparison::at_most},
                                    Word{"不得高于", Comparison::at_most},
                                    Word{"不得大于", Comparison::at_most},
                                    Word{"不低于", Comparison::at_least},
                                    Word{"不少于", Comparison::at_least},
                                    Word{"不小于", Comparison::at_least},
                                    Word{"不超过", Comparison::at_most},
                                    Word{"不高于", Comparison::at_most},
                                    Word{"不大于", Comparison::at_most},
                                    Word{"不多于", Comparison::at_most},
                                    Word{"控制在", Comparison::at_most},
                                    Word{"不等于", Comparison::text},
                                    Word{"至少", Comparison::at_least},
                                    Word{"最低", Comparison::at_least},
                                    Word{"达到", Comparison::at_least},
                                    Word{"至多", Comparison::at_most},
                                    Word{"最多", Comparison::at_most},
                                    Word{"最高", Comparison::at_most},
                                    Word{"不超", Comparison::at_most},
                                    Word{"超过", Comparison::more_than},
                                    Word{"超出", Comparison::more_than},
                                    Word{"大于", Comparison::more_than},
                                    Word{"高于", Comparison::more_than},
                                    Word{"多于", Comparison::more_than},
                                    Word{"突破", Comparison::more_than},
                                    Word{"小于", Comparison::less_than},
                                    Word{"低于", Comparison::less_than},
                                    Word{"少于", Comparison::less_than},
                                    Word{"不足", Comparison::less_than},
                                    Word{"不到", Comparison::less_than},
                                    Word{"未满", Comparison::less_than},
                                    Word{"等于", Comparison::equal},
                                    Word{"超", Comparison::more_than},
                                    Word{"达", Comparison::at_least}};

constexpr std::array suffix_words{
    Word{"(含)以上", Comparison::at_least}, Word{"（含）以上", Comparison::at_least},
    Word{"及其以上", Comparison::at_least}, Word{"及以上", Comparison::at_least},
    Word{"或以上", Comparison::at_least},   Word{"以上", Comparison::at_least},
    Word{"(含)以下", Comparison::at_most},  Word{"（含）以下", Comparison::at_most},
    Word{"(含)以内", Comparison::at_most},  Word{"（含）以内", Comparison::at_most},
    Word{"及以下", Comparison::at_most},    Word{"或以下", Comparison::at_most},
    Word{"及以内", Comparison::at_most},    Word{"以下", Comparison::at_most},
    Word{"以内", Comparison::at_most},      Word{"之内", Comparison::at_most},
    Word{"内", Comparison::at_most}};

constexpr auto text_of = [](const Word& word) { return word.text; };
constexpr auto operators_ahead = word_table<Side::front>(operator_words, text_of);
constexpr auto operators_behind = word_table<Side::back>(operator_words, text_of);
constexpr auto suffixes_ahead = word_table<Side::front>(suffix_words, text_of);
constexpr FirstCharacter first_of_operators = first_characters(operator_words, text_of);

/// ASCII, and the leading bytes of the signs ≥ ≤ ‹ › ＝ ＞ ＜ ═ ﹦: no Chinese character begins so.
bool may_be_sign(std::string_view text, std::size_t at) {
  auto lead = static_cast<unsigned char>(text[at]);
  return lead < 0x80 ? lead >= '<' && lead <= '>' : lead == 0xE2 || lead == 0xEF;
}

char32_t sign_at(std::string_view text, std::size_t at, std::size_t& bytes) {
  if (at >= text.size()) return 0;
  CodePoint point = code_point_at(text, at);
  bytes = point.bytes;
  if (point.value == U'‹') return U'<';
  if (point.value == U'›') return U'>';
  return folded(point.value);
}

/// ≥ ≤ = > <, >= and <= in any width.
std::optional<ComparisonAt> sign_operator_at(std::string_view text, std::size_t at) {
  std::size_t bytes = 0;
  char32_t sign = sign_at(text, at, bytes);
  std::size_t end = at + bytes;
  switch (sign) {
    case U'≥':
      return ComparisonAt{Comparison::at_least, at, end};
    case U'≤':
      return ComparisonAt{Comparison::at_most, at, end};
    case U'=':
      return ComparisonAt{Comparison::equal, at, end};
    case U'>':
    case U'<': {
      std::size_t more = 0;
      bool or_equal = sign_at(text, end, more) == U'=';
      Comparison open = sign == U'>' ? Comparison::more_than : Comparison::less_than;
      Comparison closed = sign == U'>' ? Comparison::at_least : Comparison::at_most;
      return ComparisonAt{or_equal ? closed : open, at, or_equal ? end + more : end};
    }
    default:
      return std::nullopt;
  }
}

/// The value of the digit at `at`, or -1.
int digit_at(std::string_view text, std::size_t at, std::size_t& bytes) {
  if (at >= text.size()) return -1;
  auto byte = static_cast<unsigned char>(text[at]);
  bytes = 1;
  if (byte < 0x80) return byte >= '0' && byte <= '9' ? byte - '0' : -1;
  if (byte != 0xEF || at + 2 >= text.size() || text[at + 1] != '\xBC') return -1;  // U+FF10 to U+FF19
  auto last = static_cast<unsigned char>(text[at + 2]);
  bytes = 3;
  return last >= 0x90 && last <= 0x99 ? last - 0x90 : -1;
}

/// Length of the point or comma of either width at `at`; `sign` says which.
std::size_t separator_at(std::string_view text, std::size_t at, char& sign) {
  if (at >= text.size()) return 0;
  if (text[at] == '.' || text[at] == ',') {
    sign = text[at];
    return 1;
  }
  if (text.substr(at, 3) == "．") return sign = '.', 3;
  if (text.substr(at, 3) == "，") return sign = ',', 3;
  return 0;
}

/// A figure of a few plain digits and nothing else, as nearly all are; nothing where there may be more to it.
std::optional<NumberAt> plain_number_at(std::string_view text, std::size_t at) {
  constexpr std::size_t most_digits = 15;
  std::int64_t value = 0;
  std::size_t end = at;
  for (; end < text.size() && text[end] >= '0' && text[end] <= '9'; ++end) {
    if (end - at == most_digits) return std::nullopt;
    value = value * 10 + (text[end] - '0');
  }
  if (end == at || (text[at] == '0' && end - at > 1)) return std::nullopt;
  const char next = end < text.size() ? text[end] : ' ';
  const bool may_go_on = next == '.' || next == ',' || next == '\xEF';  // of full width
  if (may_go_on) return std::nullopt;
  return NumberAt{Decimal(value), end};
}

}  // namespace

bool is_digit_at(std::string_view text, std::size_t at) {
  std::size_t bytes = 0;
  return digit_at(text, at, bytes) >= 0;
}

bool may_begin_with_wording(std::string_view text) {
  return first_of_operators.may_begin(text) || first_of_units.may_begin(text) ||
         first_of_dates.may_begin(text);
}

std::optional<NumberAt> number_at(std::string_view text, std::size_t at) {
  if (!is_digit_at(text, at)) return std::nullopt;
  if (std::optional<NumberAt> plain = plain_number_at(text, at)) return plain;
  std::array<char, 48> digits;
  std::size_t count = 0;
  std::size_t since_comma = 0;
  bool has_point = false;
  bool has_comma = false;
  while (count + 2 < digits.size()) {
    std::size_t bytes = 0;
    if (int digit = digit_at(text, at, bytes); digit >= 0) {
      digits[count++] = static_cast<char>('0' + digit);
      ++since_comma;
      at += bytes;
      continue;
    }
    char sign = 0;
    std::size_t width = separator_at(text, at, sign);
    if (width == 0 || count == 0 || !is_digit_at(text, at + width)) break;
    // A comma belongs to the figure only as far as it groups thousands: in "12,500" it does, in "3,4" it
    // parts two figures.
    if (sign == ',') {
      bool groups = !has_point && (has_comma ? since_comma == 3 : since_comma <= 3);
      std::size_t after = at + width;
      int following = 0;
      for (; following < 4 && digit_at(text, after, bytes) >= 0; ++following) after += bytes;
      if (!groups || following != 3) break;
      has_comma = true;
      since_comma = 0;
    } else {
      if (has_point) return std::nullopt;
      has_point = true;
      digits[count++] = '.';
    }
    at += width;
  }
  std::string_view written(digits.data(), count);
  if (written.empty() || is_digit_at(text, at)) return std::nullopt;
  if (written.size() > 1 && written[0] == '0' && written[1] != '.') return std::nullopt;
  std::optional<Decimal> value = Decimal::parse(written);
  if (!value) return std::nullopt;
  return NumberAt{*value, at};
}

std::optional<ComparisonAt> operator_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return std::nullopt;
  if (may_be_sign(text, at))
    if (std::optional<ComparisonAt> sign = sign_operator_at(text, at)) return sign;
  std::size_t found = operators_ahead.longest(text.substr(at));
  if (found == operators_ahead.none) return std::nullopt;
  const Word& word = operator_words[found];
  return ComparisonAt{word.comparison, at, at + word.text.size()};
}

std::optional<ComparisonAt> operator_before(std::string_view text, std::size_t end) {
  std::string_view before = text.substr(0, end);
  if (std::size_t found = operators_behind.longest(before); found != operators_behind.none) {
    const Word& word = operator_words[found];
    return ComparisonAt{word.comparison, end - word.text.size(), end};
  }
  for (std::size_t back = 1; back <= 6 && back <= end; ++back) {
    if (!may_be_sign(text, end - back)) continue;
    std::optional<ComparisonAt> sign = sign_operator_at(text, end - back);
    // Past one sign the search goes on: ">=" must not be taken for "=".
    if (sign && sign->end == end && (end - back == 0 || !sign_operator_at(before, end - back - 1)))
      return sign;
  }
  return std::nullopt;
}

std::optional<ComparisonAt> suffix_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return std::nullopt;
  std::size_t found = suffixes_ahead.longest(text.substr(at));
  if (found == suffixes_ahead.none) return std::nullopt;
  const Word& word = suffix_words[found];
  return ComparisonAt{word.comparison, at, at + word.text.size()};
}

bool same_direction(Comparison a, Comparison b) {
  auto direction = [](Comparison c) {
    if (c == Comparison::at_least || c == Comparison::more_than) return 1;
    if (c == Comparison::at_most || c == Comparison::less_than) return -1;
    return 0;
  };
  return direction(a) == direction(b);
}

}  // namespace hengji::wording
