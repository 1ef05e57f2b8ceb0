#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "check/money.h"
#include "check/rules/money/rules.h"
#include "check/rules/money/sentences.h"
#include "check/subject.h"

namespace hengji::check::money {
namespace {

constexpr std::size_t reach = 9;  ///< bytes between the words and their amount: 为, 预算数

/// The amount behind the words, when the sentence has them once.
std::optional<Decimal> total_behind(std::string_view sentence, std::string_view words) {
  std::size_t at = sentence.find(words);
  if (at == std::string_view::npos || sentence.find(words, at + 1) != std::string_view::npos)
    return std::nullopt;
  std::vector<MoneyInText> money = money_in(sentence.substr(at + words.size()));
  if (money.empty() || money.front().begin > reach) return std::nullopt;
  return money.front().in_yuan;
}

void look_into(Verdict& verdict, std::string_view sentence, const Location& at) {
  for (auto [income_words, expenditure_words] :
       {std::pair{"收入总计", "支出总计"}, std::pair{"收入预算总计", "支出预算总计"}}) {
    auto income = total_behind(sentence, income_words),
         expenditure = total_behind(sentence, expenditure_words);
    if (!income || !expenditure || is_rounding(*income - *expenditure)) continue;
    Finding& finding = verdict.add({fmt::format("“{}”：收入总计不等于支出总计。", sentence),
                                    fmt::format("“{}”: total income is not total expenditure.", sentence)},
                                   {{std::string(sentence), at}});
    finding.found = expenditure->normalized() + "元";
    finding.expected = income->normalized() + "元";
    finding.difference = (*expenditure - *income).normalized() + "元";
  }
}

Verdict run(const Subject& subject) {
  return in_sentences(subject, "总计", look_into);
}

}  // namespace

const Rule income_differs_from_expenditure{"MONEY-009", "income-differs-from-expenditure", Severity::confirm,
                                           run, Needs::every_figure};

}  // namespace hengji::check::money
