#include <array>
#include <cstdint>

#include "base/utf8.h"
#include "model/first_character.h"
#include "model/wording.h"

namespace hengji::wording {
namespace {

/// A character of figures in words: a digit, or a power of ten that multiplies what stands before it.
struct Character {
  int digit = -1;
  std::int64_t power = 0;
};

Character character_of(char32_t c) {
  constexpr std::u32string_view digits = U"零一二三四五六七八九";
  if (std::size_t found = digits.find(c); found != std::u32string_view::npos)
    return {static_cast<int>(found), 0};
  switch (c) {
    case U'〇':
      return {0, 0};
    case U'两':
      return {2, 0};
    case U'十':
      return {-1, 10};
    case U'百':
      return {-1, 100};
    case U'千':
      return {-1, 1000};
    case U'万':
      return {-1, 10'000};
    case U'亿':
      return {-1, 100'000'000};
    default:
      return {};
  }
}

/// Adds up a figure from its front. Powers fall within each group of four places, and each needs its digit:
/// only 十 goes without at the front of a figure.
class Sum {
 public:
  bool add(const Character& next) {
    if (next.digit >= 0) return add_digit(next.digit);
    return next.power < 10'000 ? add_power(next.power) : close_group(next.power);
  }

  /// Nothing when the figure stops where it should not.
  std::optional<std::int64_t> value() const {
    bool is_within = group_ > 0 || total_ > 0;
    bool leaves_out_a_unit = is_within && digit_ > 0 && !after_zero_ && last_power_ > 10;
    if (leaves_out_a_unit || digit_ == 0) return std::nullopt;
    std::int64_t sum = total_ + group_ + (digit_ > 0 ? digit_ : 0);
    return sum > 0 ? std::optional(sum) : std::nullopt;
  }

 private:
  bool add_digit(int digit) {
    if (digit_ > 0 || (digit == 0 && (digit_ == 0 || is_empty()))) return false;
    after_zero_ = digit_ == 0;
    digit_ = digit;
    return true;
  }

  bool add_power(std::int64_t power) {
    if (digit_ < 0 && power == 10 && is_empty()) digit_ = 1;
    if (digit_ <= 0 || power >= last_power_) return false;
    group_ += digit_ * power;
    last_power_ = power;
    digit_ = -1;
    after_zero_ = false;
    return true;
  }

  bool close_group(std::int64_t power) {
    std::int64_t group = group_ + (digit_ > 0 ? digit_ : 0);
    if (group == 0 || power >= last_group_) return false;
    total_ += group * power;
    last_group_ = power;
    last_power_ = 10'000;
    group_ = 0;
    digit_ = -1;
    after_zero_ = false;
    return true;
  }

  bool is_empty() const { return total_ == 0 && group_ == 0 && digit_ < 0; }

  std::int64_t total_ = 0;
  std::int64_t group_ = 0;
  std::int64_t last_group_ = 1'000'000'000;
  std::int64_t last_power_ = 10'000;
  int digit_ = -1;  ///< a digit that waits for its power
  bool after_zero_ = false;
};

constexpr std::size_t most_characters = 24;

/// Nearly all characters of a text are none of a figure.
constexpr FirstCharacter first_of_characters =
    first_characters(std::array<std::string_view, 17>{"零", "一", "二", "三", "四", "五", "六", "七", "八",
                                                      "九", "〇", "两", "十", "百", "千", "万", "亿"},
                     [](std::string_view character) { return character; });

}  // namespace

std::size_t words_of_number_end(std::string_view text, std::size_t at) {
  while (first_of_characters.may_begin(text.substr(at))) {
    CodePoint point = code_point_at(text, at);
    Character found = character_of(point.value);
    if (found.digit < 0 && found.power == 0) break;
    at += point.bytes;
  }
  return at;
}

std::optional<NumberAt> number_in_words_at(std::string_view text, std::size_t at) {
  std::size_t end = words_of_number_end(text, at);
  if (end == at || end - at > most_characters * 3) return std::nullopt;
  Sum sum;
  for (std::size_t next = at; next < end;) {
    CodePoint point = code_point_at(text, next);
    if (!sum.add(character_of(point.value))) return std::nullopt;
    next += point.bytes;
  }
  std::optional<std::int64_t> value = sum.value();
  return value ? std::optional(NumberAt{Decimal(*value), end}) : std::nullopt;
}

}  // namespace hengji::wording
