#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/chinese_text.h"
#include "base/utf8.h"
#include "check/prose.h"
#include "check/rules/blank/rules.h"
#include "check/subject.h"
#include "model/wording.h"
#include "policy/word_list.h"

namespace hengji::check::blank {
namespace {

bool is_latin(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// XX is no placeholder inside a word of Latin letters: XXL, EXXON. A row of more than two is one.
bool is_inside_a_word(std::string_view text, const policy::WordHit& word) {
  std::size_t begin = word.begin, end = word.end;
  if (!is_latin(text[begin])) return false;
  while (begin > 0 && text[begin - 1] == 'x') --begin;
  while (end < text.size() && text[end] == 'x') ++end;
  return (begin > 0 && is_latin(text[begin - 1])) || (end < text.size() && is_latin(text[end]));
}

/// ≥*%: a star where the figure belongs. 元/人*月 is a product, and a star alone has a rule of its own.
bool has_star_for_figure(std::string_view text) {
  for (std::string_view sign : {"≥", "≤", ">", "<", "="})
    if (text.starts_with(sign)) text.remove_prefix(sign.size());
  return text.size() > 1 && text.starts_with('*');
}

void report(Verdict& verdict, std::string_view quote, const Location& at) {
  verdict.add({fmt::format("“{}”里留着没有填的占位符。", quote),
               fmt::format("A placeholder was left in “{}”.", quote)},
              {{std::string(quote), at}});
}

/// Where a figure was left out of a sentence: 达到  %以上, 达到…%. Nothing when there is no such place.
std::size_t gap_of_figure(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find('%', from); at != std::string_view::npos; at = text.find('%', at + 1)) {
    std::string_view before = trimmed(text.substr(0, at));
    while (before.ends_with("…")) before.remove_suffix(std::string_view("…").size());
    if (wording::operator_before(before, before.size())) return at;
  }
  return std::string_view::npos;
}

/// Whether the run of stars stands for a figure: behind an operator or in front of a unit.
bool stand_for_a_figure(std::string_view text, std::size_t begin, std::size_t end) {
  return wording::operator_before(text.substr(0, begin), begin) || wording::unit_end(text, end) > end;
}

/// Stars in place of a name or a figure: 承担**街道的工作, ≥**人. In pairs they may be the marks of a bold
/// text.
void look_for_stars(Verdict& verdict, const Passage& passage) {
  std::string_view text = passage.text;
  std::vector<std::size_t> runs;
  bool any_figure = false;
  for (std::size_t at = text.find("**"); at != std::string_view::npos;) {
    std::size_t end = std::min(text.find_first_not_of('*', at), text.size());
    any_figure |= stand_for_a_figure(text, at, end);
    runs.push_back(at);
    at = text.find("**", end);
  }
  if (runs.size() % 2 == 0 && !any_figure) return;
  for (std::size_t at : runs) report(verdict, clause_around(text, text.substr(at, 0)), *passage.at);
}

/// ×天, ○家: a sign where the figure of a unit belongs. 7×24小时 is a product.
void look_for_signs(Verdict& verdict, const Passage& passage) {
  std::string_view text = passage.text;
  for (std::string_view sign : {"×", "○"})
    for (std::size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + 1)) {
      std::size_t end = at + sign.size();
      std::string_view before = text.substr(0, at);
      bool is_repeated = before.ends_with(sign) || text.substr(end).starts_with(sign);
      constexpr std::size_t character = 3;  // bytes of an ideograph
      bool is_behind_words = at >= character && is_ideograph(code_point_at(before, at - character).value);
      if (is_behind_words && !is_repeated && wording::unit_end(text, end) > end)
        report(verdict, clause_around(text, text.substr(at, 0)), *passage.at);
    }
}

void look_for_gaps(Verdict& verdict, const Passage& passage) {
  for (std::size_t at = gap_of_figure(passage.text, 0); at != std::string_view::npos;
       at = gap_of_figure(passage.text, at + 1))
    report(verdict, clause_around(passage.text, passage.text.substr(at, 0)), *passage.at);
}

bool has_placeholder(std::string_view folded_text, const policy::Lexicon& lexicon) {
  if (!lexicon.mentions(WordList::placeholder, folded_text)) return false;
  std::vector<policy::WordHit> hits;
  lexicon.find_all(FoldedText(folded_text), hits);
  return std::ranges::any_of(hits, [&](const policy::WordHit& hit) {
    return hit.list == WordList::placeholder && !is_inside_a_word(folded_text, hit);
  });
}

void look_into_values(Verdict& verdict, const Row& row, const policy::Lexicon& lexicon) {
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    std::string_view text = row.values[i];
    bool has_star = text.find('*') != std::string_view::npos &&
                    (text.find("**") != std::string_view::npos || has_star_for_figure(text));
    if (!has_star && !has_placeholder(text, lexicon)) continue;
    const Located<std::string>& value = row.indicator->values[i];
    report(verdict, row.indicator->level3.value + " " + value.value, value.at);
  }
}

Verdict run(const Subject& subject) {
  if (!has_prose(subject) && subject.rows().empty())
    return Verdict::not_applicable({"没有文字，也没有指标。", "There is neither text nor any indicator."});
  Verdict verdict;
  std::string_view before;
  for (const Hit& hit : subject.hits(WordList::placeholder)) {
    if (hit.passage->where == Where::field || is_inside_a_word(hit.passage->folded, hit.word)) continue;
    std::string_view clause = clause_around(hit.passage->text, subject.quote(hit));
    if (clause.data() == before.data()) continue;
    before = clause;
    report(verdict, clause, *hit.passage->at);
  }
  for (const Passage& passage : subject.passages()) {
    if (!is_prose(passage)) continue;
    if (passage.signs.has_star) look_for_stars(verdict, passage);
    if (passage.signs.has_product) look_for_signs(verdict, passage);
    if (passage.signs.has_percent) look_for_gaps(verdict, passage);
  }
  for (const Row& row : subject.rows()) look_into_values(verdict, row, subject.lexicon());
  return verdict;
}

}  // namespace

const Rule placeholder_left{"BLANK-001", "placeholder-left", Severity::blocking, run};

}  // namespace hengji::check::blank
