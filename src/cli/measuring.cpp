#include "cli/measuring.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/chinese_text.h"
#include "base/embedded.h"
#include "check/funds_table.h"
#include "cli/judge.h"
#include "measure/stated.h"

namespace hengji::cli {

using measure::Attainment;
using measure::Window;

namespace {

/// Actual values of indicators that the plan does not have are left out, and that is said.
void note_strangers(const Call& call, const MeasuringTask& task) {
  std::set<std::string> known;
  for (const Indicator& indicator : task.plan.indicators) known.insert(folded(indicator.level3.value));
  std::string strangers;
  for (const measure::StatedActual& one : task.files.evidence.stated)
    if (!known.contains(folded(one.indicator)) && folded(one.indicator) != "预算执行率")
      strangers += (strangers.empty() ? "" : "、") + one.indicator;
  if (!strangers.empty())
    call.console.note(
        {fmt::format("目标表上没有这些指标，其实际值没有用：{}", strangers),
         fmt::format("the plan has no such indicators; their actual values are not used: {}", strangers)});
}

Error no_scheme(const std::vector<policy::Scheme>& schemes, std::string_view pack) {
  std::string known;
  for (const policy::Scheme& scheme : schemes) known += (known.empty() ? "" : ", ") + scheme.id;
  return Error::usage({fmt::format("政策包 {} 没有这个评分方案。可用：{}。", pack, known),
                       fmt::format("the pack {} has no such scheme. There are: {}.", pack, known)});
}

}  // namespace

Result<MeasuringTask> measuring_task(const Call& call, const std::string& name) {
  MeasuringTask task;
  task.packs = TRY(policy::Packs::load(embedded::packs()));
  PlanReader reader(task.packs, Digest::not_wanted, call.settings.remote);
  task.file = TRY(reader.read({.name = name, .archive = {}}));
  Reading& reading = task.file.reading;
  if (reading.plans.empty())
    return fail(Error::damaged(
        {fmt::format("“{}”中没有找到目标表。", name), fmt::format("no plan was found in \"{}\".", name)}));
  if (reading.plans.size() > 1)
    call.console.note(
        {fmt::format("“{}”中有 {} 份表，只取第一份。", name, reading.plans.size()),
         fmt::format("\"{}\" holds {} plans; the first is taken.", name, reading.plans.size())});
  task.plan = reading.plans.front();
  if (!task.plan.year.value)
    return fail(Error::damaged({"表上没有年度，不知道该取哪一年的数。",
                                "the plan states no year, so it is unknown whose figures to take."}));
  task.year = *task.plan.year.value;
  std::optional<std::string_view> policy;
  if (call.settings.policy) policy = *call.settings.policy;
  Date as_of = call.settings.as_of.value_or(own_day(task.plan));
  task.pack = TRY(task.packs.for_plan(task.plan, as_of, policy));
  task.measures = TRY(policy::measures_of(task.packs, *task.pack, embedded::packs()));
  task.files = TRY(read_evidence(call, task.measures));
  note_strangers(call, task);
  return task;
}

std::vector<Attainment> measured(const MeasuringTask& task, Window window, formula::Lineage lineage) {
  return measure::measure(task.plan, task.measures, task.files.evidence, window, lineage);
}

namespace {

/// The rate that a form itself states for its whole budget and that stretch: executed ÷ adjusted (a
/// monitoring table has only the budget), else as written.
std::optional<Attainment> stated_execution(const MeasuringTask& task, const Window& window) {
  const std::optional<Window> own = measure::own_window(task.plan);
  if (!own || own->name() != window.name()) return std::nullopt;
  check::FundsTable table(task.plan, task.pack->lexicon);
  if (!table.total()) return std::nullopt;
  using Role = check::FundsRole;
  const bool is_monitoring = task.plan.kind == PlanKind::monitoring;
  auto spent = table.figure(*table.total(), Role::executed),
       budget = table.figure(*table.total(), is_monitoring ? Role::budget : Role::adjusted),
       rate = table.figure(*table.total(), Role::rate);
  Attainment stated;
  stated.state = Attainment::State::stated;
  stated.evidence = measure::EvidenceGrade::stated_only;
  stated.window = window;
  if (spent && budget && !budget->is_zero())
    stated.value = formula::Quantity{Ratio(*spent) / Ratio(*budget), formula::unit_named("%")};
  else if (rate && table.is_percent(*table.total(), Role::rate))
    stated.value = formula::Quantity::of(*rate, "%");
  return stated.value ? std::optional(std::move(stated)) : std::nullopt;
}

}  // namespace

std::optional<Attainment> execution_of(const MeasuringTask& task, Window window) {
  Plan plan;
  plan.indicators.emplace_back().level3.value = "预算执行率";
  Attainment rate = measure::measure(plan, task.measures, task.files.evidence, window).front();
  return rate.has_value() ? std::optional(std::move(rate)) : stated_execution(task, window);
}

Result<measure::Monitoring> monitored(const MeasuringTask& task, const std::vector<Attainment>& attainments) {
  policy::MonitoringRules rules = TRY(policy::monitoring_of(task.packs, *task.pack, embedded::packs()));
  measure::Observations seen;
  seen.window = attainments.empty() ? Window{task.year, Period::half_year} : attainments.front().window;
  seen.now = attainments;
  seen.execution = execution_of(task, seen.window);
  measure::Evidence evidence = task.files.evidence;
  evidence.stated.clear();
  evidence.answers.clear();
  measure::add_pace(seen, [&](const Window& window) {
    return measure::measure(task.plan, task.measures, evidence, window);
  });
  return measure::monitor(task.plan, seen, rules, task.pack->library);
}

Result<Window> monitored_window(const Call& call, const MeasuringTask& task) {
  const auto written = call.arguments.value("date");
  const Window half_year{task.year, Period::half_year};
  const bool is_monitoring = task.plan.kind == PlanKind::monitoring;
  if (!written) return is_monitoring ? measure::own_window(task.plan).value_or(half_year) : half_year;
  const std::optional<Date> day = parse_date(*written);
  if (!day)
    return fail(
        Error::usage({fmt::format("--date 应写成 {}-09-30 这样的日期，不是“{}”。", task.year, *written),
                      fmt::format("--date takes a date like {}-09-30, not \"{}\".", task.year, *written)}));
  const Window window = Window::to(*day);
  if (window.year == task.year) return window;
  return fail(
      Error::usage({fmt::format("这份表是 {} 年度的，--date {} 不在这一年。", task.year, *written),
                    fmt::format("the plan is of {}; --date {} is no day of it.", task.year, *written)}));
}

Result<policy::Scheme> scheme_of(const MeasuringTask& task, std::optional<std::string_view> id) {
  std::vector<policy::Scheme> schemes = TRY(policy::schemes_of(task.packs, *task.pack, embedded::packs()));
  const auto found = id ? std::ranges::find(schemes, *id, &policy::Scheme::id) : schemes.begin();
  if (found == schemes.end()) return fail(no_scheme(schemes, task.pack->id));
  return std::move(*found);
}

}  // namespace hengji::cli
