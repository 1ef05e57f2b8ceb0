#include "cli/commands/measure.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/chinese_text.h"
#include "base/embedded.h"
#include "cli/evidence_files.h"
#include "cli/judge.h"
#include "cli/reading.h"
#include "measure/monitoring.h"
#include "policy/scoring.h"
#include "report/score/render.h"

namespace hengji::cli {
namespace {

using measure::Attainment;
using measure::Window;

constexpr std::array own_measure_options{
    Option{"period",
           "half|full",
           {"测算半年还是全年（默认 full）；half 时另列进度、亮灯和预测",
            "half-year or full year (default: full); half adds progress, lights and forecasts"}},
    Option{"steps", "", {"列出每一步算式", "print each step of the arithmetic"}},
    Option{"json", "", {"输出 JSON", "print JSON"}}};
constexpr std::array own_score_options{
    Option{"scheme",
           "ID",
           {"评分方案（默认：政策包的第一个）", "the scoring scheme (default: the pack's first)"}},
    Option{"explain",
           "INDICATOR",
           {"说明一个指标的实际值和得分怎样得来", "what is behind one indicator's value and score"}},
    Option{"steps", "", {"列出每一行的算式", "print the arithmetic of each line"}},
    Option{"json", "", {"输出 JSON", "print JSON"}}};

template <std::size_t N>
std::vector<Option> with_evidence(const std::array<Option, N>& own) {
  std::vector<Option> all(evidence_options().begin(), evidence_options().end());
  all.insert(all.end(), own.begin(), own.end());
  return all;
}

/// A plan, how its region measures, and the evidence given.
struct Task {
  policy::Packs packs;
  const policy::Pack* pack = nullptr;
  policy::Measures measures;
  Plan plan;
  EvidenceFiles files;
  int year = 0;
};

Result<Task> task_of(const Call& call) {
  Task task;
  task.packs = TRY(policy::Packs::load(embedded::packs()));
  const std::string& name = call.arguments.words().front();
  PlanReader reader(task.packs, Digest::not_wanted);
  ReadFile file = TRY(reader.read({.name = name, .archive = {}}));
  if (file.reading.plans.empty())
    return fail(Error::damaged(
        {fmt::format("“{}”中没有找到目标表。", name), fmt::format("no plan was found in \"{}\".", name)}));
  if (file.reading.plans.size() > 1)
    call.console.note(
        {fmt::format("“{}”中有 {} 份表，只取第一份。", name, file.reading.plans.size()),
         fmt::format("\"{}\" holds {} plans; the first is taken.", name, file.reading.plans.size())});
  task.plan = std::move(file.reading.plans.front());
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

std::vector<Attainment> measured(const Task& task, Window window, formula::Lineage lineage) {
  return measure::measure(task.plan, task.measures, task.files.evidence, window, lineage);
}

/// The rate of the budget's execution, which schemes and monitoring want even where it is no indicator.
std::optional<Attainment> execution_of(const Task& task, Window window) {
  Plan plan;
  plan.indicators.emplace_back().level3.value = "预算执行率";
  Attainment rate = measure::measure(plan, task.measures, task.files.evidence, window).front();
  return rate.has_value() ? std::optional(std::move(rate)) : std::nullopt;
}

std::vector<measure::EarlierYear> earlier_years(const Task& task) {
  std::vector<measure::EarlierYear> years;
  for (int year = task.year - 2; year < task.year; ++year)
    years.push_back({year, measured(task, {year, Period::half_year}, formula::Lineage::counts_only),
                     measured(task, {year, Period::full_year}, formula::Lineage::counts_only)});
  return years;
}

Status failed(const Call& call, const Error& error) {
  call.console.complain(error.message);
  return status_of(error);
}

Result<measure::Monitoring> monitored(const Task& task, const std::vector<Attainment>& attainments) {
  policy::MonitoringRules rules = TRY(policy::monitoring_of(task.packs, *task.pack, embedded::packs()));
  return measure::monitor(task.plan, attainments, execution_of(task, {task.year, Period::half_year}),
                          earlier_years(task), rules, 6);
}

const policy::Scheme* scheme_named(const std::vector<policy::Scheme>& schemes,
                                   std::optional<std::string_view> id) {
  if (!id) return schemes.empty() ? nullptr : &schemes.front();
  auto found = std::ranges::find(schemes, *id, &policy::Scheme::id);
  return found == schemes.end() ? nullptr : &*found;
}

Error no_scheme(const std::vector<policy::Scheme>& schemes, std::string_view pack) {
  std::string known;
  for (const policy::Scheme& scheme : schemes) known += (known.empty() ? "" : ", ") + scheme.id;
  return Error::usage({fmt::format("政策包 {} 没有这个评分方案。可用：{}。", pack, known),
                       fmt::format("the pack {} has no such scheme. There are: {}.", pack, known)});
}

/// What `score` prints.
Result<std::string> scored_text(const Call& call, const Task& task) {
  std::vector<policy::Scheme> schemes = TRY(policy::schemes_of(task.packs, *task.pack, embedded::packs()));
  const policy::Scheme* scheme = scheme_named(schemes, call.arguments.value("scheme"));
  if (!scheme) return fail(no_scheme(schemes, task.pack->id));
  Window window{task.year, Period::full_year};
  auto attainments = measured(task, window, formula::Lineage::counts_only);
  score::ScoreSheet sheet = TRY(score::score(task.plan, attainments, *scheme, execution_of(task, window)));
  Language language = call.console.language;
  if (auto wanted = call.arguments.value("explain")) {
    std::size_t offset = sheet.lines.size() - attainments.size();
    for (std::size_t i = 0; i < attainments.size(); ++i)
      if (folded(attainments[i].indicator) == folded(*wanted))
        return report::explained_text(sheet.lines[i + offset], attainments[i], language);
    return fail(Error::usage({fmt::format("表上没有指标“{}”。", *wanted),
                              fmt::format("the plan has no indicator \"{}\".", *wanted)}));
  }
  if (call.arguments.has("json")) return report::sheet_json(sheet, language).dump() + "\n";
  auto detail = call.arguments.has("steps") ? report::Detail::explained : report::Detail::lines;
  return report::sheet_text(sheet, language, detail);
}

}  // namespace

std::span<const Option> measure_options() {
  static const std::vector<Option> all = with_evidence(own_measure_options);
  return all;
}

std::span<const Option> score_options() {
  static const std::vector<Option> all = with_evidence(own_score_options);
  return all;
}

Status run_measure(const Call& call) {
  if (call.arguments.words().size() != 1)
    return misuse(call, "measure", {"应给出一个文件。", "it takes one file."});
  auto task = task_of(call);
  if (!task) return failed(call, task.error());
  bool half = call.arguments.value_or("period", "full") == "half";
  Window window{task->year, half ? Period::half_year : Period::full_year};
  bool json = call.arguments.has("json");
  auto attainments =
      measured(*task, window, json ? formula::Lineage::with_rows : formula::Lineage::counts_only);
  Language language = call.console.language;
  if (json) {
    call.console.print(report::attainments_json(attainments, language).dump() + "\n");
    return Status::fine;
  }
  auto detail = call.arguments.has("steps") ? report::Detail::explained : report::Detail::lines;
  call.console.print(report::attainments_text(attainments, language, detail));
  if (!half) return Status::fine;
  auto monitoring = monitored(*task, attainments);
  if (!monitoring) return failed(call, monitoring.error());
  call.console.print("\n" + report::monitoring_text(*monitoring, language));
  return Status::fine;
}

Status run_score(const Call& call) {
  if (call.arguments.words().size() != 1)
    return misuse(call, "score", {"应给出一个文件。", "it takes one file."});
  auto task = task_of(call);
  if (!task) return failed(call, task.error());
  auto text = scored_text(call, *task);
  if (!text) return failed(call, text.error());
  call.console.print(*text);
  return Status::fine;
}

}  // namespace hengji::cli
