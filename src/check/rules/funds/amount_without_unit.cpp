#include <fmt/format.h>

#include "check/rules/funds/rules.h"
#include "check/subject.h"

namespace hengji::check::funds {
namespace {

bool lacks_unit(const Amount& amount) {
  return amount.value && amount.unit.empty() && !amount.value->is_zero();
}

Verdict run(const Subject& subject) {
  const Funding& funds = subject.plan().funds;
  if (!funds.total.value && funds.parts.empty())
    return Verdict::not_applicable({"没有填写资金。", "No funds are filled in."});
  Verdict verdict;
  if (lacks_unit(funds.total))
    verdict.add({fmt::format("资金总额“{}”没有写元还是万元。", funds.total.written),
                 fmt::format("The total “{}” does not say whether it is 元 or 万元.", funds.total.written)},
                {place_of_funds(subject.plan())});
  for (const FundingPart& part : funds.parts)
    if (lacks_unit(part.amount) && !lacks_unit(funds.total))
      verdict.add(
          {fmt::format("{}“{}”没有写元还是万元。", part.name, part.amount.written),
           fmt::format("{} “{}” does not say whether it is 元 or 万元.", part.name, part.amount.written)},
          {{part.name + " " + part.amount.written, part.amount.at}});
  return verdict;
}

}  // namespace

const Rule amount_without_unit{"FUNDS-001", "amount-without-unit", Severity::confirm, run,
                               Needs::all_of_the_plan};

}  // namespace hengji::check::funds
