// Scoring plans from memory, alone and with all rules on: `bench_score`. Items are indicator rows.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "check/check.h"
#include "model/target_text.h"
#include "policy/scoring.h"
#include "score/score.h"

namespace hengji {
namespace {

constexpr int rows_of_a_plan = 40, different_plans = 500;

struct County {
  policy::Packs packs = policy::Packs::load(embedded::packs()).value();
  const policy::Pack& pack = *packs.find("national/2020");
  policy::Scheme scheme =
      policy::schemes_of(packs, *packs.find("anhui/2022"), embedded::packs()).value().front();
  std::vector<Plan> plans;
  std::vector<std::vector<measure::Attainment>> attainments;

  County() {
    for (int i = 0; i < different_plans; ++i) add_plan(i);
  }

  void add_plan(int number) {
    Plan& plan = plans.emplace_back();
    auto& actuals = attainments.emplace_back();
    plan.title.value = "部门整体预算绩效目标表";
    plan.department.value = fmt::format("虚构县第{}局", number);
    plan.columns = {{"全年（程）指标值", Period::full_year}};
    for (int i = 0; i < rows_of_a_plan; ++i) {
      Indicator& row = plan.indicators.emplace_back();
      row.level1.value = i < 20 ? "产出指标" : i < 36 ? "效益指标" : "满意度指标";
      row.level2.value = i % 2 ? "数量指标" : "质量指标";
      row.level3.value = fmt::format("第{}类工程完成数量", number * rows_of_a_plan + i);
      row.values.push_back({fmt::format("≥{}处", 20 + i), {}});
      row.target(Period::full_year) = parse_target(row.values[0].value);
      measure::Attainment& actual = actuals.emplace_back();
      actual.state = measure::Attainment::State::measured;
      actual.value = formula::Quantity::of(Decimal(18 + (i * 7 + number) % 30), "处");
    }
  }
};

const County& county() {
  static const County made;
  return made;
}

void score_plans(benchmark::State& state) {
  const County& all = county();
  std::size_t next = 0;
  for (auto round : state) {
    std::size_t i = next++ % all.plans.size();
    auto sheet = score::score(all.plans[i], all.attainments[i], all.scheme, std::nullopt);
    if (!sheet || sheet->lines.size() != rows_of_a_plan) return state.SkipWithError("not scored");
    benchmark::DoNotOptimize(sheet);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * rows_of_a_plan);
}
BENCHMARK(score_plans)->Threads(1)->Threads(2)->Unit(benchmark::kMicrosecond);

void score_and_check_plans(benchmark::State& state) {
  const County& all = county();
  check::Context context{all.pack, parse_date("2025-12-31").value()};
  std::size_t next = 0;
  for (auto round : state) {
    std::size_t i = next++ % all.plans.size();
    benchmark::DoNotOptimize(score::score(all.plans[i], all.attainments[i], all.scheme, std::nullopt));
    benchmark::DoNotOptimize(check::check(all.plans[i], context));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * rows_of_a_plan);
}
BENCHMARK(score_and_check_plans)->Threads(1)->Threads(2)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace hengji
