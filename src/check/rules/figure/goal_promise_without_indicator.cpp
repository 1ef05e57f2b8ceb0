#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_map>

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

/// Fewer of anything may be counted twice by chance.
const Decimal telling(100);

/// 1万亩 and 10000亩 alike; nothing for rates.
std::optional<std::string> key_of(const Decimal& value, std::string_view unit) {
  UnitScale scale = scale_of(unit);
  std::optional<Decimal> figure = value.shifted(scale.power);
  if (!figure || scale.dimension == "%") return std::nullopt;
  return figure->normalized() + std::string(scale.dimension);
}

/// Do two texts share two characters that stand together? 修缮文物保护单位, 修缮处数.
bool share_a_word(std::string_view one, std::string_view other) {
  constexpr std::size_t word = 6;  // bytes
  for (std::size_t at = 0; at + word <= one.size(); at += code_point_at(one, at).bytes)
    if (other.find(one.substr(at, word)) != std::string_view::npos) return true;
  return false;
}

/// The targets of the year by what they say: 建设面积 ≥10000亩 may well measure 建设高标准农田1万亩.
class Targets {
 public:
  explicit Targets(const Subject& subject) {
    for (const Row& row : subject.rows())
      if (const Target* target = row.figure(Period::full_year))
        if (auto key = key_of(target->value, target->unit)) rows_.emplace(*std::move(key), &row);
  }

  /// Whether one says the same figure: a large one, or of something that has a word in common.
  bool may_hold(const Promise& promise) const {
    auto key = key_of(promise.figure->value, promise.figure->unit);
    if (!key) return false;
    auto [from, to] = rows_.equal_range(*key);
    bool is_telling = promise.figure->value >= telling || scale_of(promise.figure->unit).power > 0;
    return std::any_of(from, to, [&](const auto& row) {
      return is_telling || share_a_word(row.second->name->folded, promise.folded_words);
    });
  }

 private:
  std::unordered_multimap<std::string, const Row*> rows_;
};

Verdict run(const Subject& subject) {
  if (subject.promises().empty())
    return Verdict::not_applicable({"年度目标里没有数值。", "The annual goal states no figure."});
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  std::optional<Targets> targets;  // only where they are asked for
  for (const Promise& promise : subject.promises()) {
    if (!promise.is_of_the_year || promise.is_in_words || promise.is_part_of_another || promise.is_money_in)
      continue;
    if (!promise.rows.empty() || promise.resembles_a_row) continue;
    if (length(promise.measure.object) < shortest_object || may_be_spent(promise, subject) ||
        is_of_a_change(promise, subject.lexicon()))
      continue;
    const Figure& figure = *promise.figure;
    if (!targets) targets.emplace(subject);
    if (targets->may_hold(promise)) continue;
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
