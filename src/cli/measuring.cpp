#include "cli/measuring.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/embedded.h"
#include "cli/judge.h"

namespace hengji::cli {

using measure::Attainment;
using measure::Window;

namespace {

std::vector<measure::EarlierYear> earlier_years(const MeasuringTask& task) {
  std::vector<measure::EarlierYear> years;
  for (int year = task.year - 2; year < task.year; ++year)
    years.push_back({year, measured(task, {year, Period::half_year}, formula::Lineage::counts_only),
                     measured(task, {year, Period::full_year}, formula::Lineage::counts_only)});
  return years;
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
  return task;
}

std::vector<Attainment> measured(const MeasuringTask& task, Window window, formula::Lineage lineage) {
  return measure::measure(task.plan, task.measures, task.files.evidence, window, lineage);
}

std::optional<Attainment> execution_of(const MeasuringTask& task, Window window) {
  Plan plan;
  plan.indicators.emplace_back().level3.value = "预算执行率";
  Attainment rate = measure::measure(plan, task.measures, task.files.evidence, window).front();
  return rate.has_value() ? std::optional(std::move(rate)) : std::nullopt;
}

Result<measure::Monitoring> monitored(const MeasuringTask& task, const std::vector<Attainment>& attainments) {
  policy::MonitoringRules rules = TRY(policy::monitoring_of(task.packs, *task.pack, embedded::packs()));
  return measure::monitor(task.plan, attainments, execution_of(task, {task.year, Period::half_year}),
                          earlier_years(task), rules, 6);
}

Result<policy::Scheme> scheme_of(const MeasuringTask& task, std::optional<std::string_view> id) {
  std::vector<policy::Scheme> schemes = TRY(policy::schemes_of(task.packs, *task.pack, embedded::packs()));
  const auto found = id ? std::ranges::find(schemes, *id, &policy::Scheme::id) : schemes.begin();
  if (found == schemes.end()) return fail(no_scheme(schemes, task.pack->id));
  return std::move(*found);
}

}  // namespace hengji::cli
