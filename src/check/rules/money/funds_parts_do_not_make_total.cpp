#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/chinese_text.h"
#include "check/money.h"
#include "check/rules/money/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::money {
namespace {

struct Part {
  const FundingPart* part = nullptr;
  Decimal in_yuan;
};

/// The part of that name, in 元.
std::optional<Part> part_named(const Plan& plan, std::string_view name) {
  for (const FundingPart& part : plan.funds.parts) {
    if (folded(part.name) != name) continue;
    if (std::optional<Decimal> value = in_yuan(part.amount, plan)) return Part{&part, *value};
  }
  return std::nullopt;
}

Place place_of_part(const FundingPart& part) {
  return {part.name + " " + part.amount.written, part.amount.at};
}

/// Whether every part is one of the two kinds of expenditure, or a part of the first.
bool is_split_by_kind(const Plan& plan) {
  return std::ranges::all_of(plan.funds.parts, [](const FundingPart& part) {
    std::string name = folded(part.name);
    return name == "基本支出" || name == "项目支出" || name == "人员经费" || name == "公用经费";
  });
}

/// Reports two parts that do not make the whole.
void compare(Verdict& verdict, const Part& one, const Part& other, const Decimal& whole,
             const Place& place_of_whole) {
  Decimal sum = one.in_yuan + other.in_yuan, difference = sum - whole;
  if (is_rounding(difference)) return;
  Finding& finding =
      verdict.add({fmt::format("{} {} 加{} {}，不等于{}。", one.part->name, one.part->amount.written,
                               other.part->name, other.part->amount.written, place_of_whole.quote),
                   fmt::format("{} {} and {} {} do not make {}.", one.part->name, one.part->amount.written,
                               other.part->name, other.part->amount.written, place_of_whole.quote)},
                  {place_of_whole, place_of_part(*one.part), place_of_part(*other.part)});
  finding.found = whole.normalized() + "元";
  finding.expected = sum.normalized() + "元";
  finding.difference = difference.normalized() + "元";
}

void compare_kinds(Verdict& verdict, const Plan& plan, const Decimal& total) {
  if (!is_split_by_kind(plan)) return;
  auto basic = part_named(plan, "基本支出"), project = part_named(plan, "项目支出");
  auto staff = part_named(plan, "人员经费"), running = part_named(plan, "公用经费");
  if (basic && project) compare(verdict, *basic, *project, total, place_of_funds(plan));
  if (basic && staff && running)
    compare(verdict, *staff, *running, basic->in_yuan, place_of_part(*basic->part));
}

/// The sum of the sources of the funds, when they are all there: sources alone, each once, the rest
/// (其他资金) among them, and none that is a part of another (一般公共预算 of 财政拨款).
std::optional<Decimal> sum_of_all_sources(const Subject& subject) {
  Decimal sum;
  std::vector<std::string> seen;
  bool has_rest = false;
  for (const FundingPart& part : subject.plan().funds.parts) {
    std::string name = folded(part.name);
    std::optional<Decimal> value = in_yuan(part.amount, subject.plan());
    bool is_source = subject.lexicon().is_word(WordList::cell_whole_source, name);
    if (!value || !is_source || std::ranges::find(seen, name) != seen.end()) return std::nullopt;
    has_rest |= name.starts_with("其他");
    sum = sum + *value;
    seen.push_back(std::move(name));
  }
  return has_rest && seen.size() > 1 ? std::optional(sum) : std::nullopt;
}

void compare_sources(const Subject& subject, Verdict& verdict, const Decimal& total) {
  std::optional<Decimal> sum = sum_of_all_sources(subject);
  if (!sum || is_rounding(*sum - total)) return;
  const Plan& plan = subject.plan();
  std::vector<Place> places{place_of_funds(plan)};
  for (const FundingPart& part : plan.funds.parts) places.push_back(place_of_part(part));
  Finding& finding = verdict.add(
      {fmt::format("各项来源合计 {} 元，不等于资金总额 {}。", sum->normalized(), plan.funds.total.written),
       fmt::format("The sources make {} yuan, not the total {}.", sum->normalized(),
                   plan.funds.total.written)},
      std::move(places));
  finding.found = total.normalized() + "元";
  finding.expected = sum->normalized() + "元";
  finding.difference = (*sum - total).normalized() + "元";
}

Verdict run(const Subject& subject) {
  const Plan& plan = subject.plan();
  if (plan.funds.parts.empty())
    return Verdict::not_applicable({"资金没有分项。", "The funds are not split."});
  std::optional<Decimal> total = in_yuan(plan.funds.total, plan);
  if (!total) return Verdict::not_enough_data({"没有可比的总额。", "There is no total to compare with."});
  Verdict verdict;
  for (const FundingPart& part : plan.funds.parts) {
    std::optional<Decimal> value = in_yuan(part.amount, plan);
    if (!value || *value <= *total || is_rounding(*value - *total)) continue;
    verdict.add(
        {fmt::format("{} {} 大于资金总额 {}。", part.name, part.amount.written, plan.funds.total.written),
         fmt::format("{} {} is more than the total {}.", part.name, part.amount.written,
                     plan.funds.total.written)},
        {place_of_funds(plan), place_of_part(part)});
  }
  if (verdict.findings.empty()) compare_kinds(verdict, plan, *total);
  if (verdict.findings.empty()) compare_sources(subject, verdict, *total);
  return verdict;
}

}  // namespace

const Rule funds_parts_do_not_make_total{"MONEY-001", "funds-parts-do-not-make-total", Severity::blocking,
                                         run, Needs::every_figure};

}  // namespace hengji::check::money
