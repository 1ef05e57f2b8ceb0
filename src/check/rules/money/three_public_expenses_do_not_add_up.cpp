#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "check/money.h"
#include "check/rules/money/rules.h"
#include "check/rules/money/sentences.h"
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

/// 公务用车购置及运行费, or its two parts; who buys no car states the running costs alone.
std::optional<Decimal> car_expenses(std::string_view sentence) {
  if (auto both = after_words(sentence, "公务用车购置及运行")) return both;
  auto running = after_words(sentence, "公务用车运行");
  if (!running) return std::nullopt;
  bool buys = sentence.find("公务用车购置") != std::string_view::npos;
  auto bought = after_words(sentence, "公务用车购置");
  if (buys && !bought) return std::nullopt;
  return *running + bought.value_or(Decimal(0));
}

void look_into(Verdict& verdict, std::string_view sentence, const Location& at) {
  auto total = after_words(sentence, "三公"), abroad = after_words(sentence, "出国"),
       cars = car_expenses(sentence), receptions = after_words(sentence, "公务接待");
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
  return in_sentences(subject, "公务接待", look_into);
}

}  // namespace

const Rule three_public_expenses_do_not_add_up{"MONEY-005", "three-public-expenses-do-not-add-up",
                                               Severity::blocking, run, Needs::every_figure};

}  // namespace hengji::check::money
