#include <fmt/format.h>

#include "check/money.h"
#include "check/prose.h"
#include "check/rules/money/rules.h"
#include "check/subject.h"

namespace hengji::check::money {
namespace {

/// 为0 without a unit, behind 上年.
bool is_bare_zero(std::string_view behind) {
  for (std::string_view link : {"度", "预算", "支出", "为", "是"})
    if (behind.starts_with(link)) behind.remove_prefix(link.size());
  return behind == "0" || behind.starts_with("0，") || behind.starts_with("0,");
}

/// "上年0万元" and nothing but zeros before the unit.
bool has_zero_base(std::string_view clause) {
  for (std::string_view last : {"上年", "上年度", "去年"}) {
    std::size_t at = clause.find(last);
    if (at == std::string_view::npos) continue;
    std::vector<MoneyInText> money = money_in(clause.substr(at));
    if (!money.empty() && money.front().begin <= last.size() + 9 && money.front().in_yuan.is_zero())
      return true;
    if (is_bare_zero(clause.substr(at + last.size()))) return true;
  }
  return false;
}

/// The clause with the one before it: 由上年的0万元增加到6万元，增长100%.
std::string_view with_clause_before(std::string_view text, std::string_view clause) {
  auto begin = static_cast<std::size_t>(clause.data() - text.data());
  std::string_view before = text.substr(0, begin), comma = "，";
  if (!before.ends_with(comma)) return clause;
  before.remove_suffix(comma.size());
  if (before.empty()) return clause;
  std::string_view previous = clause_around(text, before.substr(before.size() - 1));
  auto start = static_cast<std::size_t>(previous.data() - text.data());
  return text.substr(start, begin + clause.size() - start);
}

Verdict run(const Subject& subject) {
  if (!has_prose(subject))
    return Verdict::not_applicable({"没有目标和职能的文字。", "There is no text of goals or duties."});
  Verdict verdict;
  for (const Passage& passage : subject.passages()) {
    if (passage.where >= Where::level1 || !contains(passage.text, "增长")) continue;
    std::size_t growth = passage.text.find("增长");
    while (growth != std::string_view::npos) {
      std::string_view clause =
          clause_around(passage.text, passage.text.substr(growth, std::string_view("增长").size()));
      bool has_rate =
          clause.find('%') != std::string_view::npos || clause.find("％") != std::string_view::npos;
      if (has_rate) clause = with_clause_before(passage.text, clause);
      if (has_rate && has_zero_base(clause))
        verdict.add({fmt::format("“{}”：上年是 0，没有增长率。", clause),
                     fmt::format("“{}”: over a base of zero there is no rate.", clause)},
                    {{std::string(clause), *passage.at}});
      growth = passage.text.find("增长", growth + 1);
    }
  }
  return verdict;
}

}  // namespace

const Rule growth_over_zero_base{"MONEY-006", "growth-over-zero-base", Severity::confirm, run};

}  // namespace hengji::check::money
