#include "check/signs.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "model/first_character.h"

namespace hengji::check {
namespace {

using Characters = std::span<const char16_t>;

constexpr std::size_t shortest = 2, longest = 6;  ///< characters of a word that may stand twice

/// Whether one of four characters that follow each other is that one.
bool is_among_four(const char16_t* characters, char16_t c) {
  constexpr std::uint64_t every = 0x0001'0001'0001'0001u, highest = every << 15;
  std::uint64_t four = 0;
  std::memcpy(&four, characters, sizeof(four));
  std::uint64_t apart = four ^ c * every;
  return ((apart - every) & ~apart & highest) != 0;
}

/// Whether a word of two to six characters begins here that stands there twice.
bool repeats_at(Characters text, std::size_t at) {
  for (std::size_t size = shortest; size <= longest && at + 2 * size <= text.size(); ++size)
    if (std::equal(text.begin() + at, text.begin() + at + size, text.begin() + at + size)) return true;
  return false;
}

/// A word that stands twice has its first character again two to six characters behind it.
bool repeats_a_word(Characters text) {
  std::size_t at = 0;
  for (; at + longest < text.size(); ++at) {
    char16_t c = text[at];
    bool is_again = is_among_four(text.data() + at + shortest, c) || text[at + longest] == c;
    if (is_again && repeats_at(text, at)) return true;
  }
  for (; at < text.size(); ++at)
    if (repeats_at(text, at)) return true;
  return false;
}

/// Folded: ，and ；have become , and ;
bool is_mark(char16_t c) {
  return c == u',' || c == u'。' || c == u';' || c == u'、';
}

bool sums_up(char16_t before, char16_t c) {
  if (c == u'计') return before == u'共' || before == u'合' || before == u'总';
  return c == u'中' && before == u'其';
}

bool is_digit(char16_t c) {
  return c >= u'0' && c <= u'9';
}

}  // namespace

int longest_figure_in(const FoldedText& text) {
  int longest_figure = 0, figure = 0;
  for (char16_t c : text.characters()) {
    figure = is_digit(c) ? figure + 1 : 0;
    longest_figure = std::max(longest_figure, figure);
  }
  return longest_figure;
}

bool has_figure_in_words(const FoldedText& text) {
  constexpr auto of_figures =
      first_characters(std::array<std::string_view, 17>{"零", "一", "二", "三", "四", "五", "六", "七", "八",
                                                        "九", "〇", "两", "十", "百", "千", "万", "亿"},
                       [](std::string_view one) { return one; });
  return std::ranges::any_of(text.characters(), [&](char16_t c) { return of_figures.may_begin(c); });
}

Signs signs_in(const FoldedText& text) {
  Signs signs;
  int figure = 0;
  char16_t before = 0;
  for (char16_t c : text.characters()) {
    if (c >= u'一' && c <= u'鿿') {
      signs.may_sum_up |= sums_up(before, c);
      figure = 0;
    } else {
      figure = is_digit(c) ? figure + 1 : 0;
      signs.longest_figure = std::max(signs.longest_figure, figure);
      signs.has_percent |= c == u'%';
      signs.has_star |= c == u'*';
      signs.has_product |= c == u'×' || c == u'○';
      signs.may_have_two_marks |= is_mark(c) && is_mark(before);
    }
    before = c;
  }
  signs.may_repeat_a_word = repeats_a_word(text.characters());
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
