#include <fmt/format.h>

#include "check/money.h"
#include "check/prose.h"
#include "check/rules/money/rules.h"
#include "check/subject.h"

namespace hengji::check::money {
namespace {

/// "上年0万元" and nothing but zeros before the unit.
bool has_zero_base(std::string_view clause) {
  for (std::string_view last : {"上年", "上年度", "去年"}) {
    std::size_t at = clause.find(last);
    if (at == std::string_view::npos) continue;
    std::vector<MoneyInText> money = money_in(clause.substr(at));
    if (!money.empty() && money.front().begin <= last.size() + 9 && money.front().in_yuan.is_zero())
      return true;
  }
  return false;
}

Verdict run(const Subject& subject) {
  if (!has_prose(subject))
    return Verdict::not_applicable({"没有目标和职能的文字。", "There is no text of goals or duties."});
  Verdict verdict;
  for (const Passage& passage : subject.passages()) {
    if (passage.where >= Where::level1) continue;
    std::size_t growth = passage.text.find("增长");
    while (growth != std::string_view::npos) {
      std::string_view clause =
          clause_around(passage.text, passage.text.substr(growth, std::string_view("增长").size()));
      bool has_rate =
          clause.find('%') != std::string_view::npos || clause.find("％") != std::string_view::npos;
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
