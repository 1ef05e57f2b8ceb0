#include "check/name_kinds.h"

#include <algorithm>

#include "base/chinese_text.h"
#include "model/wording.h"
#include "policy/word_list.h"

namespace hengji::check {
namespace {

/// 12次, 十二次.
bool has_figure(std::string_view folded_text) {
  return std::ranges::any_of(folded_text, [](char c) { return c >= '0' && c <= '9'; }) ||
         wording::number_in_words_at(folded_text, 0);
}

}  // namespace

bool names_a_share(std::string_view folded_name, const policy::Lexicon& lexicon) {
  // 成功率 is one although 功率 is none: the longer ending counts.
  return lexicon.suffix(WordList::cell_share_name, folded_name).bytes >
         lexicon.suffix(WordList::cell_not_a_share, folded_name).bytes;
}

bool names_a_count(std::string_view folded_name, const policy::Lexicon& lexicon) {
  return lexicon.suffix(WordList::cell_count_name, folded_name).bytes >
         lexicon.suffix(WordList::cell_not_a_count, folded_name).bytes;
}

bool is_bounded_share(const Row& row, const Target& target, const policy::Lexicon& lexicon) {
  return row.name->mentions_any(WordList::bounded_rate) && scale_of(target.unit).dimension == "%" &&
         lexicon.suffix(WordList::cell_not_bounded, row.name->folded).bytes == 0;
}

bool answers_in_words(const Subject& subject, const Row& row, Period period) {
  const policy::Lexicon& lexicon = subject.lexicon();
  const Target* target = row.target(period);
  bool is_words =
      target && (target->comparison == Comparison::grade || target->comparison == Comparison::text);
  if (!is_words || row.entry || row.name->mentions_any(WordList::part_satisfaction)) return false;
  std::string_view name = row.name->folded;
  if (!names_a_share(name, lexicon) && !names_a_count(name, lexicon)) return false;
  std::string written = folded(target->written);
  constexpr std::size_t one_character = 3;  // bytes; signs have fewer and rules of their own
  return written.size() >= one_character && !has_figure(written) && written.find('*') == std::string::npos &&
         !lexicon.is_word(WordList::cell_figure_in_words, written) &&
         !lexicon.is_word(WordList::cell_not_applicable, written) &&
         !subject.mentions(WordList::placeholder, written);
}

}  // namespace hengji::check
