#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/ratio.h"
#include "base/utf8.h"
#include "check/prose.h"
#include "check/rules/goal/rules.h"
#include "check/subject.h"

namespace hengji::check::goal {
namespace {

/// Shorter clauses may agree by chance; fewer clauses prove nothing.
constexpr std::size_t clause_characters = 8;
constexpr int fewest_clauses = 3;

template <typename Visit>
void each_clause(std::string_view text, Visit visit) {
  std::size_t begin = 0, characters = 0;
  for (std::size_t at = 0; at <= text.size();) {
    if (std::size_t ideographs = ideograph_bytes(text, at)) {
      at += ideographs;
      characters += ideographs / 3;
      continue;
    }
    CodePoint point = at < text.size() ? code_point_at(text, at) : CodePoint{U'。', 1};
    bool is_stop = point.value == U'。' || point.value == U',' || point.value == U'，' ||
                   point.value == U';' || point.value == U'；';
    if (is_stop && characters >= clause_characters) visit(text.substr(begin, at - begin));
    at += point.bytes;
    characters = is_stop ? 0 : characters + 1;
    if (is_stop) begin = at;
  }
}

/// A clause of the goal, and the function that says the same.
struct Clause {
  std::string_view text;
  const Passage* function = nullptr;
};

void mark_copied(const Subject& subject, std::vector<Clause>& clauses) {
  std::unordered_map<std::string_view, Clause*> by_text;
  for (Clause& clause : clauses) by_text.emplace(clause.text, &clause);
  for (const Passage& passage : subject.passages()) {
    if (passage.where != Where::function) continue;
    each_clause(without_number(passage.folded), [&](std::string_view clause) {
      auto found = by_text.find(clause);
      if (found != by_text.end() && !found->second->function) found->second->function = &passage;
    });
  }
}

Verdict run(const Subject& subject) {
  const Passage* goal = subject.passage(Where::annual);
  if (subject.plan().functions.empty() || goal->folded.empty())
    return Verdict::not_applicable(
        {"职能和年度目标没有都填写。", "Functions and annual goal are not both filled in."});
  std::optional<Decimal> share = subject.pack().parameters.find("goal-copied-share", subject.context().as_of);
  if (!share)
    return Verdict::could_not_run(
        {"政策包没有参数 goal-copied-share。", "The pack has no parameter goal-copied-share."});
  std::vector<Clause> clauses;
  each_clause(goal->folded, [&](std::string_view clause) { clauses.push_back({clause, nullptr}); });
  if (static_cast<int>(clauses.size()) < fewest_clauses) return {};
  mark_copied(subject, clauses);
  auto is_copied = [](const Clause& clause) { return clause.function != nullptr; };
  auto all = static_cast<std::int64_t>(clauses.size());
  auto copied = static_cast<std::int64_t>(std::ranges::count_if(clauses, is_copied));
  if (Ratio(100 * copied) <= Ratio(all) * Ratio(*share)) return {};
  const Clause& first = *std::ranges::find_if(clauses, is_copied);
  Verdict verdict;
  verdict.add(
      {fmt::format("年度目标的 {} 句里有 {} 句与单位主要职能一字不差。", all, copied),
       fmt::format("{} of the {} clauses of the annual goal are the functions' own words.", copied, all)},
      {{std::string(first.text), *goal->at}, place_of(*first.function)});
  return verdict;
}

}  // namespace

const Rule goal_copies_duties{"GOAL-004", "goal-copies-duties", Severity::advice, run};

}  // namespace hengji::check::goal
