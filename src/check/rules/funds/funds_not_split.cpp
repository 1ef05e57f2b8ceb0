#include <fmt/format.h>

#include "check/rules/funds/rules.h"
#include "check/subject.h"

namespace hengji::check::funds {
namespace {

/// A list has one cell a project for its money, in the row of its first indicator: no place for parts.
bool is_a_list(const Plan& plan) {
  if (plan.indicators.empty()) return false;
  const Location &funds = plan.funds.total.at, &first = plan.indicators.front().level3.at;
  if (funds.line != 0) return funds.line == first.line;
  return funds.row != 0 && funds.row == first.row && funds.table == first.table &&
         funds.sheet() == first.sheet();
}

Verdict run(const Subject& subject) {
  const Funding& funds = subject.plan().funds;
  if (!funds.total.value) return Verdict::not_applicable({"没有填写资金总额。", "No total is filled in."});
  if (funds.total.value->is_zero())
    return Verdict::not_applicable(
        {"资金总额是零，没有可分的。", "The total is zero: there is nothing to split."});
  PlanKind kind = subject.plan().kind;
  if ((kind != PlanKind::department_goal && kind != PlanKind::project_goal) || is_a_list(subject.plan()))
    return Verdict::not_applicable(
        {"不是目标表，或是一行一个项目的汇总表。", "This is no goal form, or a list with a row a project."});
  Verdict verdict;
  if (funds.total.written.find("其中") != std::string::npos) return verdict;
  if (funds.parts.empty() && funds.rows.empty())
    verdict.add(
        {fmt::format("资金总额“{}”没有分项，看不出基本支出、项目支出或资金来源。", funds.total.written),
         fmt::format("The total “{}” is not split into basic and project expenditure, or by source.",
                     funds.total.written)},
        {place_of_funds(subject.plan())});
  return verdict;
}

}  // namespace

const Rule funds_not_split{"FUNDS-002", "funds-not-split", Severity::confirm, run, Needs::all_of_the_plan};

}  // namespace hengji::check::funds
