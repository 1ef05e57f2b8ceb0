#include <fmt/format.h>

#include "check/money.h"
#include "check/prose.h"
#include "check/rules/money/rules.h"
#include "check/subject.h"

namespace hengji::check::money {
namespace {

/// A list that misses its total by less than this part of it was meant to be complete.
constexpr int trifle = 100;

bool is_a_trifle(const Decimal& difference, const Decimal& total) {
  Decimal size = difference.is_negative() ? -difference : difference, times;
  for (int i = 0; i < trifle; ++i) times += size;
  return times < total;
}

void look_into(Verdict& verdict, std::string_view sentence, const Location& at) {
  std::size_t mark = sentence.find("其中");
  if (mark == std::string_view::npos || sentence.find("其中", mark + 1) != std::string_view::npos) return;
  std::vector<MoneyInText> before = money_in(sentence.substr(0, mark)),
                           items = money_in(sentence.substr(mark));
  if (before.empty() || items.size() < 2) return;
  Decimal sum, total = before.back().in_yuan;
  for (const MoneyInText& item : items) sum += item.in_yuan;
  Decimal difference = sum - total;
  if (difference.is_zero() || (difference.is_negative() && !is_a_trifle(difference, total))) return;
  Finding& finding = verdict.add({fmt::format("“{}”：分项合计与总数不符。", sentence),
                                  fmt::format("“{}”: the items do not make the total.", sentence)},
                                 {{std::string(sentence), at}});
  finding.found = total.normalized() + "元";
  finding.expected = sum.normalized() + "元";
  finding.difference = difference.normalized() + "元";
}

Verdict run(const Subject& subject) {
  if (!has_prose(subject))
    return Verdict::not_applicable({"没有目标和职能的文字。", "There is no text of goals or duties."});
  Verdict verdict;
  for (const Passage& passage : subject.passages()) {
    if (passage.where >= Where::level1 || passage.where < Where::function) continue;
    if (passage.text.find("其中") == std::string_view::npos) continue;
    for (std::string_view sentence : sentences_of(passage.text)) look_into(verdict, sentence, *passage.at);
  }
  return verdict;
}

}  // namespace

const Rule amounts_in_text_do_not_add_up{"MONEY-003", "amounts-in-text-do-not-add-up", Severity::confirm,
                                         run};

}  // namespace hengji::check::money
