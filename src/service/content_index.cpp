#include "service/content_index.h"

#include <fmt/format.h>

#include <cstdlib>

#include "base/chinese_text.h"
#include "model/target_text.h"
#include "service/money.h"

namespace hengji::service {
namespace {

std::string written_target(const Plan& plan, const Indicator& indicator, Period period) {
  for (std::size_t i = 0; i < plan.columns.size() && i < indicator.values.size(); ++i)
    if (plan.columns[i].period == period) return indicator.values[i].value;
  return {};
}

/// What the plan has to spend in 10,000 yuan, where it says so in a unit of money.
std::optional<std::string> funds_of(const Plan& plan) {
  const Amount& total = plan.funds.total;
  std::optional<Decimal> funds = in_ten_thousand_yuan(total.value, total.unit);
  if (!funds || funds->is_zero()) return std::nullopt;
  return funds->normalized();
}

std::optional<std::int64_t> headcount_of(const Plan& plan) {
  const auto& headcount = plan.organization.headcount;
  if (!headcount || *headcount <= 0) return std::nullopt;
  return *headcount;
}

}  // namespace

std::string name_key(std::string_view name) {
  return folded(name);
}

std::vector<store::IndicatorRow> indicator_rows(const store::Dossier& dossier, const Plan& plan) {
  std::vector<store::IndicatorRow> rows;
  rows.reserve(plan.indicators.size());
  std::optional<std::string> funds = funds_of(plan);
  std::optional<std::int64_t> headcount = headcount_of(plan);
  for (const Indicator& indicator : plan.indicators) {
    store::IndicatorRow& row = rows.emplace_back();
    row.dossier = dossier.id;
    row.number = static_cast<std::int64_t>(rows.size()) - 1;
    row.department = dossier.department;
    row.level1 = indicator.level1.value;
    row.level2 = indicator.level2.value;
    row.name = indicator.level3.value;
    row.name_key = name_key(indicator.level3.value);
    row.half_year = written_target(plan, indicator, Period::half_year);
    row.full_year = written_target(plan, indicator, Period::full_year);
    row.funds = funds;
    row.headcount = headcount;
    if (indicator.weight) row.weight = indicator.weight->to_string();
    const std::optional<Target>& target = indicator.target(Period::full_year);
    row.comparison = name(target ? target->comparison : Comparison::blank);
    if (!target || !target->has_figure()) continue;
    row.value = target->value.to_string();
    row.figure = std::strtod(target->value.to_string().c_str(), nullptr);
    row.unit = target->unit;
  }
  return rows;
}

std::vector<store::SearchText> search_texts(const store::Dossier& dossier, const Plan& plan) {
  std::vector<store::SearchText> texts;
  auto add = [&](std::string place, std::string text) {
    if (!text.empty()) texts.push_back({std::move(place), std::move(text)});
  };
  add("title", dossier.title);
  add("department", plan.department.value);
  for (std::size_t i = 0; i < plan.functions.size(); ++i)
    add(fmt::format("functions/{}", i), plan.functions[i].text.value);
  add("goals/long_term", plan.long_term.text.value);
  add("goals/annual", plan.annual.text.value);
  for (std::size_t i = 0; i < plan.goals.size(); ++i)
    add(fmt::format("goals/numbered/{}", i), plan.goals[i].text.value);
  for (std::size_t i = 0; i < plan.indicators.size(); ++i) {
    const Indicator& one = plan.indicators[i];
    add(fmt::format("indicators/{}", i),
        fmt::format("{} {} {}", one.level3.value, written_target(plan, one, Period::half_year),
                    written_target(plan, one, Period::full_year)));
  }
  return texts;
}

}  // namespace hengji::service
