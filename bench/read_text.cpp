// Claim: a plan in plain lines is read and recognised in well under 60 µs, and the cost is linear in the
// number of its indicators. Peer: the bare reading of the lines (BM_ReadLines), without which nothing could
// be known.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <string>

#include "base/embedded.h"
#include "forms/recognize.h"
#include "model/figure_text.h"
#include "model/target_text.h"
#include "readers/reader.h"

namespace hengji {
namespace {

const policy::Packs& packs() {
  static const policy::Packs loaded = policy::Packs::load(embedded::packs()).value();
  return loaded;
}

const std::string& example() {
  static const std::string text = [] {
    std::ifstream file(HENGJI_SOURCE_DIR "/examples/science-bureau-2025.txt", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }();
  return text;
}

/// A plan of one form with so many indicators.
std::string plan_with(int indicators) {
  std::string text =
      "部门整体预算绩效目标表\n单位名称 青槐市样本局 资金总额 100.00\n年度目标\n完成样本任务。\n"
      "一级指标 二级指标 三级指标 半年（程）指标值 全年（程）指标值\n";
  for (int i = 0; i < indicators; ++i) {
    if (i % 10 == 0) text += "产出指标\n数量指标\n";
    if (i % 10 == 5) text += "质量指标\n";
    text += fmt::format("样本任务第{}项完成数量 ≥{}项 ≥{}项\n", i, i, 2 * i);
  }
  return text;
}

void BM_ReadLines(benchmark::State& state) {
  readers::Input input{"plan.txt", example()};
  for (auto _ : state) benchmark::DoNotOptimize(readers::read(input));
}
BENCHMARK(BM_ReadLines)->Unit(benchmark::kMicrosecond);

void BM_ReadAndRecognizePlan(benchmark::State& state) {
  readers::Input input{"plan.txt", example()};
  for (auto _ : state) benchmark::DoNotOptimize(forms::recognize(*readers::read(input), packs()));
}
BENCHMARK(BM_ReadAndRecognizePlan)->Unit(benchmark::kMicrosecond);

void BM_RecognizeIndicators(benchmark::State& state) {
  std::string text = plan_with(static_cast<int>(state.range(0)));
  readers::Input input{"plan.txt", text};
  std::size_t found = 0;
  for (auto _ : state) {
    Reading reading = forms::recognize(*readers::read(input), packs());
    found = reading.plans.empty() ? 0 : reading.plans.front().indicators.size();
  }
  if (found != static_cast<std::size_t>(state.range(0))) state.SkipWithError("indicators are missing");
  state.SetComplexityN(state.range(0));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(BM_RecognizeIndicators)
    ->RangeMultiplier(10)
    ->Range(40, 40'000)
    ->Unit(benchmark::kMicrosecond)
    ->Complexity(benchmark::oN);

void BM_ParseTarget(benchmark::State& state) {
  for (auto _ : state)
    for (std::string_view cell : {"≥1500家", "健全", "控制在5%以内", "2025年12月底前"})
      benchmark::DoNotOptimize(parse_target(cell));
}
BENCHMARK(BM_ParseTarget);

}  // namespace
}  // namespace hengji

BENCHMARK_MAIN();
