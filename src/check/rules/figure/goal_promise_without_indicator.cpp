#include <fmt/format.h>

#include "base/utf8.h"
#include "check/rules/figure/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::figure {
namespace {

/// Fewer characters name no object that could be looked for.
constexpr std::size_t shortest_object = 3;

/// 药品监管90万元: an amount of which nothing says that it is what comes of the work.
bool may_be_spent(const Promise& promise, const Subject& subject) {
  if (scale_of(promise.figure->unit).dimension != "money") return false;
  return !subject.mentions(WordList::economic_result, promise.folded_words) &&
         !subject.mentions(WordList::flow_noun, promise.folded_words);
}

/// 实现收入140亿元，同比增长8%: how another figure changes.
bool is_of_a_change(const Promise& promise, const policy::Lexicon& lexicon) {
  return lexicon.is_word(WordList::measure_verb, promise.measure.object);
}

Verdict run(const Subject& subject) {
  if (subject.promises().empty())
    return Verdict::not_applicable({"年度目标里没有数值。", "The annual goal states no figure."});
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  for (const Promise& promise : subject.promises()) {
    if (!promise.is_of_the_year || promise.is_in_words || promise.is_part_of_another || promise.is_money_in)
      continue;
    if (!promise.rows.empty() || promise.resembles_a_row) continue;
    if (length(promise.measure.object) < shortest_object || may_be_spent(promise, subject) ||
        is_of_a_change(promise, subject.lexicon()))
      continue;
    const Figure& figure = *promise.figure;
    verdict.add({fmt::format("目标承诺“{}”，指标表里没有衡量它的指标。", figure.quote),
                 fmt::format("The goal promises “{}”, and no indicator measures it.", figure.quote)},
                {{figure.quote, figure.at}});
  }
  return verdict;
}

}  // namespace

const Rule goal_promise_without_indicator{"FIGURE-002", "goal-promise-without-indicator", Severity::confirm,
                                          run, Needs::all_of_the_plan};

}  // namespace hengji::check::figure
