#include <fmt/format.h>

#include "base/chinese_text.h"
#include "check/prose.h"
#include "check/rules/blank/rules.h"
#include "check/subject.h"
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

void look_into_values(Verdict& verdict, const Row& row, const policy::Lexicon& lexicon) {
  std::vector<policy::WordHit> hits;
  for (const Located<std::string>& value : row.indicator->values) {
    std::string text = folded(value.value);
    bool is_left = text.find("**") != std::string::npos || has_star_for_figure(text);
    hits.clear();
    lexicon.find_all(text, hits);
    for (const policy::WordHit& hit : hits)
      is_left |= hit.list == WordList::placeholder && !is_inside_a_word(text, hit);
    if (is_left) report(verdict, row.indicator->level3.value + " " + value.value, value.at);
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
  for (const Row& row : subject.rows()) look_into_values(verdict, row, subject.lexicon());
  return verdict;
}

}  // namespace

const Rule placeholder_left{"BLANK-001", "placeholder-left", Severity::blocking, run};

}  // namespace hengji::check::blank
