#include <fmt/format.h>

#include <optional>

#include "check/money.h"
#include "check/prose.h"
#include "check/rules/money/rules.h"
#include "check/subject.h"
#include "model/wording.h"
#include "policy/word_list.h"

namespace hengji::check::money {
namespace {

/// The clause's money, when what stands right before it names the whole year's funds.
std::optional<MoneyInText> whole_years_funds(const Hit& hit, std::string_view clause, std::string_view name) {
  for (std::string_view other :
       {"上年", "去年", "累计", "其中", "中安排", "增加", "减少", "占", "三年", "五年"})
    if (clause.find(other) != std::string_view::npos) return std::nullopt;
  std::string_view after = clause.substr(static_cast<std::size_t>(name.data() + name.size() - clause.data()));
  for (std::string_view link : {"为", "共", "共计", "合计", "：", "达", "达到"})
    if (after.starts_with(link)) {
      after.remove_prefix(link.size());
      break;
    }
  if (after.empty() || !wording::is_digit_at(after, 0) || hit.passage->where == Where::long_term)
    return std::nullopt;
  std::vector<MoneyInText> money = money_in(after);
  if (money.size() != 1 || money.front().begin != 0) return std::nullopt;
  return money.front();
}

Verdict run(const Subject& subject) {
  std::optional<Decimal> total = subject.funds_in_yuan();
  if (!total)
    return Verdict::not_enough_data({"资金总额没有数或没有单位。", "The total has no figure or no unit."});
  Verdict verdict;
  const char* before = nullptr;
  for (const Hit& hit : subject.hits(WordList::whole_funds)) {
    if (hit.passage->where > Where::annual || hit.passage->where < Where::organization) continue;
    std::string_view name = subject.quote(hit), clause = clause_around(hit.passage->text, name);
    std::optional<MoneyInText> stated = whole_years_funds(hit, clause, name);
    if (!stated || clause.data() == before || is_rounding(stated->in_yuan - *total)) continue;
    before = clause.data();
    Finding& finding = verdict.add(
        {fmt::format("文字写“{}”，资金总额是 {}。", clause, subject.plan().funds.total.written),
         fmt::format("The text says “{}”, the total is {}.", clause, subject.plan().funds.total.written)},
        {{std::string(clause), *hit.passage->at}, place_of_funds(subject.plan())});
    finding.found = stated->in_yuan.normalized() + "元";
    finding.expected = total->normalized() + "元";
    finding.difference = (stated->in_yuan - *total).normalized() + "元";
  }
  return verdict;
}

}  // namespace

const Rule amount_in_text_differs_from_funds{"MONEY-004", "amount-in-text-differs-from-funds",
                                             Severity::confirm, run};

}  // namespace hengji::check::money
