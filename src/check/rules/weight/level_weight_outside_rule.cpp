#include <fmt/format.h>

#include "check/rules/weight/rules.h"
#include "check/subject.h"

namespace hengji::check::weight {
namespace {

struct Shares {
  Decimal cost, output, benefit, satisfaction;

  /// "20/40/20/10": the key of the pack's list.
  std::string key() const {
    return fmt::format("{}/{}/{}/{}", cost.normalized(), output.normalized(), benefit.normalized(),
                       satisfaction.normalized());
  }
};

Decimal* share_of(Shares& shares, Part part) {
  switch (part) {
    case Part::cost:
      return &shares.cost;
    case Part::output:
      return &shares.output;
    case Part::benefit:
      return &shares.benefit;
    case Part::satisfaction:
      return &shares.satisfaction;
    default:
      return nullptr;
  }
}

Verdict run(const Subject& subject) {
  PlanKind kind = subject.plan().kind;
  if (kind != PlanKind::project_goal && kind != PlanKind::self_evaluation)
    return Verdict::not_applicable({"只看项目表。", "Only forms of projects are looked at."});
  Shares shares;
  const Row* first_output = nullptr;
  for (const Row& row : subject.rows()) {
    Decimal* share = share_of(shares, row.part);
    if (!share || !row.indicator->weight)
      return Verdict::not_applicable({"一级指标或权重不全。", "A first level or a weight is not known."});
    *share += *row.indicator->weight;
    if (!first_output && row.part == Part::output) first_output = &row;
  }
  if (!first_output || shares.cost + shares.output + shares.benefit + shares.satisfaction != Decimal(90))
    return Verdict::not_applicable({"权重合计不是 90。", "The weights do not make 90."});
  Verdict verdict;
  if (subject.lexicon().is_word(WordList::cell_level_weights, shares.key())) return verdict;
  verdict.add({fmt::format("成本、产出、效益、满意度权重为 {}，与全国指引不同。", shares.key()),
               fmt::format("Cost, output, benefit and satisfaction weigh {}, unlike the national guide.",
                           shares.key())},
              {{"产出 " + shares.output.normalized(), first_output->indicator->level1.at}});
  return verdict;
}

}  // namespace

const Rule level_weight_outside_rule{"WEIGHT-004", "level-weight-outside-rule", Severity::advice, run};

}  // namespace hengji::check::weight
