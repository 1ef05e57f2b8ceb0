#pragma once

#include <string_view>

#include "base/folded_text.h"

namespace hengji::check {

/// What a text holds that rules look for and that few texts hold, told in one pass over it: a rule looks
/// closer only where there is something to see. True is a guess where it says "may", else certain.
struct Signs {
  int longest_figure = 0;           ///< digits in a row, white space left out of account
  bool has_percent = false;         ///< %
  bool has_star = false;            ///< *
  bool has_product = false;         ///< × or ○
  bool may_have_two_marks = false;  ///< one of ，。；、 right behind another
  bool may_repeat_a_word = false;   ///< two to six characters stand twice in a row
  bool may_sum_up = false;          ///< 其中, 共计, 合计, 总计

  bool has_digit() const { return longest_figure > 0; }
};

Signs signs_in(const FoldedText& text);

/// Of these the figure alone, for a text that is no prose.
int longest_figure_in(const FoldedText& text);

/// Whether a character of figures in words stands in a text: 三, 百, 两.
bool has_figure_in_words(const FoldedText& text);

/// Whether the word stands in the text. Nearly every character begins with the same few bytes, so the last
/// byte of the word is looked for.
bool contains(std::string_view text, std::string_view word);

}  // namespace hengji::check
