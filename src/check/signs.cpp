#include "check/signs.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "base/chinese_text.h"
#include "base/utf8.h"

namespace hengji::check {
namespace {

/// The characters of a text, folded, of which it is asked whether a word of them stands twice in a row.
class Repetition {
 public:
  explicit Repetition(std::size_t most_characters) : characters_(longest + most_characters) {}

  /// Whether a word that ends with this character stands there twice.
  bool goes_on(char32_t c) {
    char32_t* before = &characters_[next_++];
    *before = c;
    bool may_be_any = is_among_last(c);
    if (!may_be_any && !is_running_) return false;
    bool any = false;
    for (std::size_t back = shortest; back <= longest; ++back) any |= *(before - back) == c;
    if (!any && !is_running_) return false;
    is_running_ = any;
    bool is_twice = false;
    for (std::size_t back = shortest; back <= longest; ++back) {
      runs_[back] = *(before - back) == c ? runs_[back] + 1 : 0;
      is_twice |= runs_[back] >= back;
    }
    return is_twice;
  }

 private:
  static constexpr std::size_t shortest = 2, longest = 6;

  /// Whether one of the characters two to six before may be that one: false is certain. Looks at the lowest
  /// ten bits of all of them at once.
  bool is_among_last(char32_t c) {
    constexpr int bits = 10;
    constexpr std::uint64_t every = 0x10040100401u, highest = every << (bits - 1), low = (1u << bits) - 1;
    std::uint64_t apart = last_ >> bits ^ (c & low) * every;
    last_ = (last_ << bits | (c & low)) & ((std::uint64_t{1} << longest * bits) - 1);
    return ((apart - every) & ~apart & highest) != 0;
  }

  std::uint64_t last_ = 0;  ///< the lowest bits of the last six characters, the last one lowest
  std::vector<char32_t> characters_;
  std::size_t next_ = longest;
  std::array<std::size_t, longest + 1> runs_{};  ///< how many in a row are those of so many characters before
  bool is_running_ = false;
};

bool is_mark(char32_t c) {
  return c == U'，' || c == U'。' || c == U'；' || c == U'、';
}

bool sums_up(char32_t before, char32_t c) {
  if (c == U'计') return before == U'共' || before == U'合' || before == U'总';
  return c == U'中' && before == U'其';
}

}  // namespace

int longest_figure_in(std::string_view text) {
  int longest = 0, figure = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (std::size_t ideographs = ideograph_bytes(text, at)) {
      at += ideographs;
      figure = 0;
      continue;
    }
    CodePoint point = code_point_at(text, at);
    at += point.bytes;
    char32_t c = folded(point.value);
    if (c != 0) figure = c >= U'0' && c <= U'9' ? figure + 1 : 0;
    longest = std::max(longest, figure);
  }
  return longest;
}

Signs signs_in(std::string_view text) {
  Signs signs;
  Repetition repetition(text.size());
  int figure = 0;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    CodePoint point = code_point_at(text, at);
    at += point.bytes;
    bool is_ideograph = point.value >= U'一' && point.value <= U'鿿';
    char32_t c = is_ideograph ? point.value : folded(point.value);
    if (c != 0) signs.may_repeat_a_word |= repetition.goes_on(c);
    if (is_ideograph) {
      signs.may_sum_up |= sums_up(before, c);
      figure = 0;
    } else {
      bool is_digit = c >= U'0' && c <= U'9';
      if (c != 0) figure = is_digit ? figure + 1 : 0;
      signs.longest_figure = std::max(signs.longest_figure, figure);
      signs.has_percent |= point.value == U'%';
      signs.has_star |= point.value == U'*';
      signs.has_product |= point.value == U'×' || point.value == U'○';
      signs.has_two_marks |= is_mark(point.value) && is_mark(before);
    }
    before = point.value;
  }
  return signs;
}

bool contains(std::string_view text, std::string_view word) {
  std::size_t last = word.size() - 1;
  for (std::size_t at = text.find(word.back(), last); at != std::string_view::npos;
       at = text.find(word.back(), at + 1))
    if (text.substr(at - last).starts_with(word)) return true;
  return false;
}

}  // namespace hengji::check
