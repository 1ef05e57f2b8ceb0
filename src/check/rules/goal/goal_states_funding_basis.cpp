#include "check/rules/goal/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::goal {
namespace {

/// From the words to the end of their sentence.
Place sentence_of(const Subject& subject, const Hit& hit) {
  std::string_view text = hit.passage->text, words = subject.quote(hit);
  std::string_view rest = text.substr(static_cast<std::size_t>(words.data() - text.data()));
  return {std::string(rest.substr(0, rest.find("。"))), *hit.passage->at};
}

Verdict run(const Subject& subject) {
  const Plan& plan = subject.plan();
  if (plan.annual.text.value.empty() && plan.long_term.text.value.empty() && plan.goals.empty())
    return Verdict::not_applicable({"没有填写目标。", "No goal is filled in."});
  std::vector<Place> places;
  for (const Hit& hit : subject.hits(WordList::funding_basis)) {
    Where where = hit.passage->where;
    bool is_goal = where == Where::long_term || where == Where::annual || where == Where::goal;
    if (is_goal && (places.empty() || places.back().at != *hit.passage->at))
      places.push_back(sentence_of(subject, hit));
  }
  if (places.empty()) return {};
  Verdict verdict;
  verdict.add({"绩效目标里写了资金测算依据，它不是要达到的结果。",
               "The goal states what the funds were calculated from, which is no result to be achieved."},
              std::move(places));
  return verdict;
}

}  // namespace

const Rule goal_states_funding_basis{"GOAL-002", "goal-states-funding-basis", Severity::advice, run};

}  // namespace hengji::check::goal
