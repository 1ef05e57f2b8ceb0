#include <fmt/format.h>

#include <algorithm>

#include "check/money.h"
#include "check/prose.h"
#include "check/rules/money/rules.h"
#include "check/subject.h"
#include "model/wording.h"

namespace hengji::check::money {
namespace {

/// A list that misses its total by less than this part of it was meant to be complete.
constexpr int trifle = 100;

bool is_a_trifle(const Decimal& difference, const Decimal& total) {
  Decimal size = difference.is_negative() ? -difference : difference, times;
  for (int i = 0; i < trifle; ++i) times += size;
  return times < total;
}

Decimal sum_of(const std::vector<MoneyInText>& items) {
  Decimal sum;
  for (const MoneyInText& item : items) sum += item.in_yuan;
  return sum;
}

void report(Verdict& verdict, std::string_view sentence, const Location& at, const Decimal& total,
            const Decimal& sum) {
  Finding& finding = verdict.add({fmt::format("“{}”：分项合计与总数不符。", sentence),
                                  fmt::format("“{}”: the items do not make the total.", sentence)},
                                 {{std::string(sentence), at}});
  finding.found = total.normalized() + "元";
  finding.expected = sum.normalized() + "元";
  finding.difference = (sum - total).normalized() + "元";
}

/// The amounts of the list behind 其中. Without a colon it ends at the first comma: what follows
/// 其中维修400万元， may be the next thing that the sentence says.
std::vector<MoneyInText> parts_in(std::string_view behind) {
  bool is_long_list = behind.starts_with("其中：") || behind.starts_with("其中:");
  return money_in(is_long_list ? behind : behind.substr(0, behind.find("，")));
}

/// 89.97万元，其中30万元、30万元、29.99万元: the items may be a part of the whole, never more.
void look_behind_total(Verdict& verdict, std::string_view sentence, const Location& at) {
  std::size_t mark = sentence.find("其中");
  if (mark == std::string_view::npos || sentence.find("其中", mark + 1) != std::string_view::npos) return;
  std::vector<MoneyInText> before = money_in(sentence.substr(0, mark)),
                           items = parts_in(sentence.substr(mark));
  if (before.empty() || items.empty()) return;
  Decimal sum = sum_of(items), total = before.back().in_yuan;
  // One part alone may be of any amount before it.
  if (items.size() == 1)
    for (const MoneyInText& amount : before) total = std::max(total, amount.in_yuan);
  Decimal difference = sum - total;
  if (items.size() == 1 && !(difference > Decimal(0))) return;
  if (difference.is_zero() || (difference.is_negative() && !is_a_trifle(difference, total))) return;
  report(verdict, sentence, at, total, sum);
}

/// 30万元、30万元、29.99万元，共计89.97万元. What is far off counts something else together.
void look_before_total(Verdict& verdict, std::string_view sentence, const Location& at) {
  for (std::string_view word : {"共计", "合计", "总计"}) {
    std::size_t mark = sentence.find(word);
    if (mark == std::string_view::npos) continue;
    std::string_view behind = sentence.substr(mark + word.size());
    std::vector<MoneyInText> items = money_in(sentence.substr(0, mark)), totals = money_in(behind);
    if (items.size() < 2 || totals.size() != 1 || !wording::is_digit_at(behind, 0)) continue;
    Decimal sum = sum_of(items), total = totals.front().in_yuan, difference = sum - total;
    if (!difference.is_zero() && is_a_trifle(difference, total)) report(verdict, sentence, at, total, sum);
    return;
  }
}

bool may_hold_amounts(const Passage& passage) {
  return passage.where == Where::field || (passage.where >= Where::function && passage.where < Where::level1);
}

Verdict run(const Subject& subject) {
  if (!has_prose(subject))
    return Verdict::not_applicable({"没有目标和职能的文字。", "There is no text of goals or duties."});
  Verdict verdict;
  for (const Passage& passage : subject.passages()) {
    if (!may_hold_amounts(passage) || !passage.signs.may_sum_up) continue;
    for (std::string_view sentence : sentences_of(passage.text)) {
      if (sentence.find("其中") != std::string_view::npos)
        look_behind_total(verdict, sentence, *passage.at);
      else if (sentence.find("计") != std::string_view::npos)
        look_before_total(verdict, sentence, *passage.at);
    }
  }
  return verdict;
}

}  // namespace

const Rule amounts_in_text_do_not_add_up{"MONEY-003", "amounts-in-text-do-not-add-up", Severity::confirm, run,
                                         Needs::every_figure};

}  // namespace hengji::check::money
