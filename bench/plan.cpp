// Claim: a core reads and checks ten thousand plans a second in the library. What a plan costs step by step,
// from the bytes of its file to the lines that a person reads: `bench_plan`. Each plan differs in its
// department, so that nothing can be remembered from one to the next.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/embedded.h"
#include "check/check.h"
#include "check/page.h"
#include "forms/recognize.h"
#include "readers/reader.h"
#include "report/findings/terminal.h"

namespace hengji {
namespace {

constexpr int different_plans = 100;

const policy::Packs& packs() {
  static const policy::Packs loaded = policy::Packs::load(embedded::packs()).value();
  return loaded;
}

std::vector<std::string> texts() {
  std::ifstream file(HENGJI_SOURCE_DIR "/examples/science-bureau-2025.txt", std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  const std::size_t department = text.find("市");
  std::vector<std::string> made;
  for (int i = 0; i < different_plans; ++i)
    made.push_back(std::string(text).insert(department, fmt::format("第{}", i)));
  return made;
}

enum class Upto { lines, plan, findings, shown };

/// A plan as far as `upto` says; how many findings it has.
std::size_t go(const std::string& text, Upto upto) {
  Result<Document> document = readers::read({"plan.txt", text});
  benchmark::DoNotOptimize(document);
  if (upto == Upto::lines) return 0;
  const Reading reading = forms::recognize(*document, packs());
  if (upto == Upto::plan) return reading.plans.size();
  const check::Context context{*packs().find("jiangsu/2025"), parse_date("2025-03-01").value()};
  check::Checked checked = check::check(reading.plans.front(), context);
  if (upto == Upto::findings) return checked.findings.size();
  report::FileReport report{.document = &*document, .reading = &reading};
  report::JudgedPlan& plan = report.plans.emplace_back();
  plan.plan = &reading.plans.front();
  plan.policy = context.pack.id;
  plan.as_of = context.as_of;
  for (Finding& finding : checked.findings) plan.findings.push_back({std::move(finding), {}, {}});
  plan.coverage = std::move(checked.coverage);
  static const report::FindingsText findings({});
  return findings.of(report).size();
}

void cost(benchmark::State& state, Upto upto) {
  static const std::vector<std::string> all = texts();
  packs(), check::pages();
  std::size_t next = 0, found = 0;
  for (auto round : state) found += go(all[next++ % all.size()], upto);
  if (upto != Upto::lines && found == 0) state.SkipWithError("nothing was read");
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(cost, lines, Upto::lines)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(cost, plan, Upto::plan)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(cost, findings, Upto::findings)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(cost, shown, Upto::shown)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace hengji

BENCHMARK_MAIN();
