#include <fmt/format.h>

#include <optional>

#include "base/chinese_text.h"
#include "check/money.h"
#include "check/rules/money/rules.h"
#include "check/subject.h"

namespace hengji::check::money {
namespace {

struct Part {
  const FundingPart* part = nullptr;
  Decimal in_yuan;
};

/// The part of that name, in 元.
std::optional<Part> part_named(const Plan& plan, std::string_view name) {
  for (const FundingPart& part : plan.funds.parts) {
    if (folded(part.name) != name) continue;
    if (std::optional<Decimal> value = in_yuan(part.amount, plan)) return Part{&part, *value};
  }
  return std::nullopt;
}

Place place_of_part(const FundingPart& part) {
  return {part.name + " " + part.amount.written, part.amount.at};
}

void look_at_the_sum(Verdict& verdict, const Plan& plan, const Decimal& total) {
  auto basic = part_named(plan, "基本支出"), project = part_named(plan, "项目支出");
  if (!basic || !project || plan.funds.parts.size() != 2) return;
  Decimal sum = basic->in_yuan + project->in_yuan, difference = sum - total;
  if (is_rounding(difference)) return;
  Finding& finding = verdict.add(
      {fmt::format("基本支出 {} 加项目支出 {}，不等于资金总额 {}。", basic->part->amount.written,
                   project->part->amount.written, plan.funds.total.written),
       fmt::format("Basic {} and project expenditure {} do not make the total {}.",
                   basic->part->amount.written, project->part->amount.written, plan.funds.total.written)},
      {place_of_funds(plan), place_of_part(*basic->part), place_of_part(*project->part)});
  finding.found = total.normalized() + "元";
  finding.expected = sum.normalized() + "元";
  finding.difference = difference.normalized() + "元";
}

Verdict run(const Subject& subject) {
  const Plan& plan = subject.plan();
  if (plan.funds.parts.empty())
    return Verdict::not_applicable({"资金没有分项。", "The funds are not split."});
  std::optional<Decimal> total = in_yuan(plan.funds.total, plan);
  if (!total) return Verdict::not_enough_data({"没有可比的总额。", "There is no total to compare with."});
  Verdict verdict;
  for (const FundingPart& part : plan.funds.parts) {
    std::optional<Decimal> value = in_yuan(part.amount, plan);
    if (!value || *value <= *total || is_rounding(*value - *total)) continue;
    verdict.add(
        {fmt::format("{} {} 大于资金总额 {}。", part.name, part.amount.written, plan.funds.total.written),
         fmt::format("{} {} is more than the total {}.", part.name, part.amount.written,
                     plan.funds.total.written)},
        {place_of_funds(plan), place_of_part(part)});
  }
  if (verdict.findings.empty()) look_at_the_sum(verdict, plan, *total);
  return verdict;
}

}  // namespace

const Rule funds_parts_do_not_make_total{"MONEY-001", "funds-parts-do-not-make-total", Severity::blocking,
                                         run};

}  // namespace hengji::check::money
