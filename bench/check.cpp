// Checking a plan costs time in proportion to its indicators: `bench_check` with 40 to 40,000 of them,
// cross-checks between goals and indicators included.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "check/check.h"
#include "model/figure_text.h"
#include "model/target_text.h"

namespace hengji {
namespace {

const policy::Packs& packs() {
  static const policy::Packs loaded = policy::Packs::load(embedded::packs()).value();
  return loaded;
}

/// Names that differ in their characters, as real ones do.
std::string object_name(int number) {
  static constexpr std::string_view syllables[] = {"河", "道", "学", "校", "企", "业", "农",
                                                   "田", "医", "院", "公", "路", "社", "区",
                                                   "水", "库", "图", "书", "林", "场"};
  std::string name;
  for (int rest = number + 400; rest > 0; rest /= 20) name += syllables[rest % 20];
  return name;
}

/// A plan of so many indicators; its goal promises a figure for every tenth, half of them another one.
Plan plan_of(int indicators) {
  Plan plan;
  plan.title.value = "部门整体预算绩效目标表";
  plan.department.value = "某市水利局";
  plan.columns = {{"半年（程）指标值", Period::half_year}, {"全年（程）指标值", Period::full_year}};
  std::string goal = "2025年，";
  for (int i = 0; i < indicators; ++i) {
    Indicator row;
    row.level1.value = i % 4 ? "履职" : "效益指标";
    row.level2.value = fmt::format("第{}项工作", i / 8);
    row.level3.value = fmt::format("新建{}数量", object_name(i));
    for (std::string text : {fmt::format("≥{}处", i % 50 + 1), fmt::format("≥{}处", i % 50 + 60)})
      row.values.push_back({text, {}});
    row.target(Period::half_year) = parse_target(row.values[0].value);
    row.target(Period::full_year) = parse_target(row.values[1].value);
    plan.indicators.push_back(std::move(row));
    if (i % 10 == 0) goal += fmt::format("新建{}{}处，", object_name(i), i % 50 + 60 + i / 10 % 2);
  }
  plan.annual.text.value = goal;
  plan.annual.is_printed = true;
  plan.annual.figures = figures_in(goal);
  return plan;
}

void check_plan(benchmark::State& state) {
  Plan plan = plan_of(static_cast<int>(state.range(0)));
  check::Context context{*packs().find("national/2020"), parse_date("2025-01-20").value()};
  for (auto round : state) benchmark::DoNotOptimize(check::check(plan, context));
  state.SetComplexityN(state.range(0));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * state.range(0));
}
BENCHMARK(check_plan)
    ->RangeMultiplier(10)
    ->Range(40, 40'000)
    ->Complexity(benchmark::oN)
    ->Unit(benchmark::kMicrosecond);

void load_packs(benchmark::State& state) {
  for (auto round : state) benchmark::DoNotOptimize(policy::Packs::load(embedded::packs()));
}
BENCHMARK(load_packs)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace hengji
