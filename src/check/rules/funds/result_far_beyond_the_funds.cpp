#include <fmt/format.h>

#include "base/ratio.h"
#include "check/rules/funds/rules.h"
#include "check/subject.h"

namespace hengji::check::funds {
namespace {

/// The funds in 元; without a unit taken as 万元.
std::optional<Decimal> most_yuan(const Plan& plan) {
  const Amount& total = plan.funds.total;
  if (!total.value || !(*total.value > Decimal(0))) return std::nullopt;
  auto in_yuan = comparable(*total.value, total.unit.empty() ? "万元" : total.unit, Decimal(0), "元");
  return in_yuan ? std::optional(in_yuan->a) : std::nullopt;
}

Verdict run(const Subject& subject) {
  std::optional<Decimal> funds = most_yuan(subject.plan());
  if (!funds) return Verdict::not_applicable({"没有填写资金总额。", "No total is filled in."});
  std::optional<Decimal> times =
      subject.pack().parameters.find("result-beyond-funds", subject.context().as_of);
  if (!times)
    return Verdict::could_not_run(
        {"政策包没有参数 result-beyond-funds。", "The pack has no parameter result-beyond-funds."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    const Target* target = row.figure(Period::full_year);
    if (row.part != Part::benefit || !target || scale_of(target->unit).dimension != "money") continue;
    auto yuan = comparable(target->value, target->unit, Decimal(0), "元");
    if (!yuan || Ratio(yuan->a) < Ratio(*funds) * Ratio(*times)) continue;
    verdict.add(
        {fmt::format("“{} {}”是资金总额的 {} 倍以上，是全社会的总量，难以归到这笔资金上。",
                     row.indicator->level3.value, target->written, times->normalized()),
         fmt::format(
             "“{} {}” is more than {} times the funds: a total of the whole economy that they cannot have "
             "brought about.",
             row.indicator->level3.value, target->written, times->normalized())},
        {place_of(row, Period::full_year), place_of_funds(subject.plan())});
  }
  return verdict;
}

}  // namespace

const Rule result_far_beyond_the_funds{"FUNDS-003", "result-far-beyond-the-funds", Severity::advice, run};

}  // namespace hengji::check::funds
