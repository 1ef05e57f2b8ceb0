#include "cli/dossier.h"

#include <algorithm>

#include "base/embedded.h"
#include "cli/judge.h"
#include "measure/stated.h"
#include "score/score.h"

namespace hengji::cli {
namespace {

using measure::Window;

Result<void> judge(const Call& call, const MeasuringTask& task, report::Dossier& dossier) {
  report::FileReport report = TRY(judged(task.file, task.packs, call.settings));
  report::JudgedPlan& own = report.plans.front();
  for (report::ReportedFinding& finding : own.findings)
    dossier.findings.push_back(std::move(finding.finding));
  dossier.rules = own.coverage.size();
  dossier.rules_decided = static_cast<std::size_t>(std::ranges::count_if(own.coverage, [](const auto& line) {
    return line.outcome == check::Outcome::passed || line.outcome == check::Outcome::found;
  }));
  return {};
}

// Without any evidence there is nothing to measure or to score, but for what a form of that kind states.
bool has_evidence(const MeasuringTask& task, Wanted wanted) {
  const measure::Evidence& evidence = task.files.evidence;
  if (evidence.facts || !evidence.ledgers.empty() || !evidence.stated.empty() || !evidence.answers.empty())
    return true;
  const PlanKind stating = wanted.monitoring ? PlanKind::monitoring : PlanKind::self_evaluation;
  return task.plan.kind == stating && measure::own_window(task.plan);
}

Result<void> measure_all(const Call& call, const MeasuringTask& task, Wanted wanted,
                         report::Dossier& dossier) {
  if (!has_evidence(task, wanted)) return {};
  dossier.facts = task.files.facts.get();
  if (wanted.monitoring) {
    const Window window = TRY(monitored_window(call, task));
    dossier.so_far = measured(task, window, formula::Lineage::counts_only);
    dossier.monitoring = TRY(monitored(task, dossier.so_far));
  }
  if (wanted.score) {
    const Window year{task.year, Period::full_year};
    dossier.full = measured(task, year, formula::Lineage::counts_only);
    const policy::Scheme scheme = TRY(scheme_of(task, call.arguments.value("scheme")));
    dossier.sheet = TRY(score::score(task.plan, dossier.full, scheme, execution_of(task, year)));
  }
  return {};
}

}  // namespace

Result<Prepared> prepared(const Call& call, const std::string& file, Wanted wanted) {
  Prepared prepared;
  prepared.task = std::make_unique<MeasuringTask>(TRY(measuring_task(call, file)));
  const MeasuringTask& task = *prepared.task;
  prepared.review = std::make_unique<policy::ReviewRules>(
      TRY(policy::review_of(task.packs, *task.pack, embedded::packs())));
  report::Dossier& dossier = prepared.dossier;
  dossier.plan = &task.plan;
  dossier.policy = task.pack->id;
  dossier.policy_name = task.pack->name.zh;
  dossier.review = prepared.review.get();
  if (const auto day = call.arguments.value("day")) {
    dossier.day = parse_date(*day);
    if (!dossier.day)
      return fail(
          Error::usage({"--day 应写成 2026-03-31 这样的日期。", "--day takes a date like 2026-03-31."}));
  }
  TRY_VOID(judge(call, task, dossier));
  TRY_VOID(measure_all(call, task, wanted, dossier));
  return prepared;
}

}  // namespace hengji::cli
