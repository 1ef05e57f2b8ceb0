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

/// 12万元，比上年10万元增加2万元: what a sentence says of two years.
struct TwoYears {
  Decimal now;
  Decimal before;
  std::optional<Decimal>
      change;  ///< of what it says it changed by, more counted positive; nothing when only 持平
};

constexpr std::size_t reach = 18;  ///< bytes between 上年 and its amount: 上年度预算数为

/// The amount right behind a word; nothing when other words stand between.
const MoneyInText* behind(const std::vector<MoneyInText>& money, std::size_t word_end) {
  auto found = std::ranges::find_if(money, [&](const MoneyInText& one) { return one.begin >= word_end; });
  return found != money.end() && found->begin <= word_end + reach ? &*found : nullptr;
}

/// 增加2万元 is 2, 减少2万元 is -2, 持平 is nothing; no claim when the sentence says none or several.
std::optional<TwoYears> claim_of(std::string_view sentence, const std::vector<MoneyInText>& money,
                                 TwoYears years, std::size_t from) {
  int claims = 0;
  std::string_view rest = sentence.substr(from);
  if (rest.find("持平") != std::string_view::npos) ++claims;
  for (auto [word, sign] : {std::pair{"增加", 1}, std::pair{"减少", -1}, std::pair{"下降", -1}}) {
    std::size_t at = sentence.find(word, from);
    if (at == std::string_view::npos) continue;
    ++claims;
    std::size_t end = at + std::string_view(word).size();
    const MoneyInText* amount = behind(money, end);
    if (!amount || amount->begin != end) return std::nullopt;
    years.change = sign > 0 ? amount->in_yuan : -amount->in_yuan;
  }
  return claims == 1 ? std::optional(years) : std::nullopt;
}

std::optional<TwoYears> comparison_in(std::string_view sentence) {
  constexpr std::string_view last_year = "上年";
  std::size_t at = sentence.find(last_year);
  std::vector<MoneyInText> money = money_in(sentence);
  // The year's amount, last year's and perhaps their difference: with more, nobody knows which belong
  // together.
  if (at == std::string_view::npos || money.size() < 2 || money.size() > 3) return std::nullopt;
  const MoneyInText* before = behind(money, at + last_year.size());
  if (!before || before == &money.front() || money.front().begin > at) return std::nullopt;
  if (std::ranges::count_if(money, [&](const MoneyInText& one) { return one.begin < at; }) != 1)
    return std::nullopt;
  return claim_of(sentence, money, {money.front().in_yuan, before->in_yuan, {}}, before->begin);
}

void look_into(Verdict& verdict, std::string_view sentence, const Location& at) {
  std::optional<TwoYears> said = comparison_in(sentence);
  if (!said) return;
  Decimal difference = said->now - said->before, claimed = said->change.value_or(Decimal(0));
  if (is_rounding(difference - claimed)) return;
  Finding& finding = verdict.add(
      {fmt::format("“{}”：两年的数相差 {} 元，与所说的增减不符。", sentence, difference.normalized()),
       fmt::format("“{}”: the two years differ by {} yuan, which is not what it says.", sentence,
                   difference.normalized())},
      {{std::string(sentence), at}});
  finding.found = claimed.normalized() + "元";
  finding.expected = difference.normalized() + "元";
  finding.difference = (difference - claimed).normalized() + "元";
}

Verdict run(const Subject& subject) {
  return in_sentences(subject, "上年", look_into);
}

}  // namespace

const Rule change_from_last_year_does_not_add_up{"MONEY-008", "change-from-last-year-does-not-add-up",
                                                 Severity::confirm, run};

}  // namespace hengji::check::money
