#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "check/money.h"
#include "check/prose.h"
#include "check/rules/money/rules.h"
#include "check/subject.h"

namespace hengji::check::money {
namespace {

/// The first money after the words; nothing when the sentence does not have them.
std::optional<Decimal> after_words(std::string_view sentence, std::string_view words) {
  std::size_t at = sentence.find(words);
  if (at == std::string_view::npos || sentence.find(words, at + 1) != std::string_view::npos)
    return std::nullopt;
  std::string_view rest = sentence.substr(at);
  rest = rest.substr(0, std::min(rest.find("，"), rest.size()));
  std::vector<MoneyInText> money = money_in(rest);
  if (money.empty()) return std::nullopt;
  return money.front().in_yuan;
}

void look_into(Verdict& verdict, std::string_view sentence, const Location& at) {
  auto total = after_words(sentence, "三公"), abroad = after_words(sentence, "出国"),
       cars = after_words(sentence, "公务用车购置及运行"), receptions = after_words(sentence, "公务接待");
  if (!total || !abroad || !cars || !receptions) return;
  Decimal sum = *abroad + *cars + *receptions;
  if (is_rounding(sum - *total)) return;
  Finding& finding = verdict.add({fmt::format("“{}”：三项相加不等于总数。", sentence),
                                  fmt::format("“{}”: the three items do not make the total.", sentence)},
                                 {{std::string(sentence), at}});
  finding.found = total->normalized() + "元";
  finding.expected = sum.normalized() + "元";
  finding.difference = (sum - *total).normalized() + "元";
}

Verdict run(const Subject& subject) {
  if (!has_prose(subject))
    return Verdict::not_applicable({"没有目标和职能的文字。", "There is no text of goals or duties."});
  Verdict verdict;
  for (const Passage& passage : subject.passages()) {
    if (passage.where >= Where::level1 || passage.text.find("公务接待") == std::string_view::npos) continue;
    for (std::string_view sentence : sentences_of(passage.text)) look_into(verdict, sentence, *passage.at);
  }
  return verdict;
}

}  // namespace

const Rule three_public_expenses_do_not_add_up{"MONEY-005", "three-public-expenses-do-not-add-up",
                                               Severity::confirm, run};

}  // namespace hengji::check::money
