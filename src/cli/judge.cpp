#include "cli/judge.h"

#include <algorithm>
#include <tuple>

#include "base/chinese_text.h"
#include "check/check.h"

namespace hengji::cli {
namespace {

/// The gravest first, then as the document has them. A finding is large to move: each is moved once.
std::vector<report::ReportedFinding> in_order(std::vector<Finding> findings) {
  std::vector<std::pair<std::tuple<Severity, int, int, int, int>, Finding*>> order;
  order.reserve(findings.size());
  for (Finding& finding : findings) {
    const Location at = finding.places.empty() ? Location{} : finding.places.front().at;
    order.emplace_back(std::tuple(finding.severity, at.page, at.table, at.row, at.line), &finding);
  }
  std::ranges::stable_sort(
      order, {}, [](const auto& one) -> const auto& { return one.first; });
  std::vector<report::ReportedFinding> sorted;
  sorted.reserve(findings.size());
  for (const auto& [place, finding] : order) sorted.emplace_back().finding = std::move(*finding);
  return sorted;
}

/// The other plan of the same department: of an earlier year where that is asked for, else of no other year.
/// Nothing when no plan says so.
const Plan* counterpart(const Plan& plan, const Reading& others, bool is_of_an_earlier_year) {
  auto is_it = [&](const Plan& other) {
    const std::optional<int>&now = plan.year.value, &then = other.year.value;
    bool fits = is_of_an_earlier_year ? now && then && *then == *now - 1 : !now || !then || *then == *now;
    return fits && !plan.department.value.empty() &&
           folded(other.department.value) == folded(plan.department.value) &&
           folded(other.project.value) == folded(plan.project.value);
  };
  auto found = std::ranges::find_if(others.plans, is_it);
  return found == others.plans.end() ? nullptr : &*found;
}

}  // namespace

Date own_day(const Plan& plan) {
  using namespace std::chrono;
  return plan.year.value ? year(*plan.year.value) / January / 1 : today();
}

Result<report::FileReport> judged(const ReadFile& file, const policy::Packs& packs, const Settings& settings,
                                  const OtherPlans& others) {
  report::FileReport report{.source = file.source, .document = &file.document, .reading = &file.reading};
  const std::vector<check::Doubt> doubts = check::doubts_of(file.reading);
  for (const Plan& plan : file.reading.plans) {
    report::JudgedPlan& one = report.plans.emplace_back();
    one.plan = &plan;
    one.as_of = settings.as_of.value_or(own_day(plan));
    const policy::Pack* pack = TRY(packs.for_plan(plan, one.as_of, settings.policy));
    one.policy = pack->id;
    check::Checked checked = check::check(plan, {.pack = *pack,
                                                 .as_of = one.as_of,
                                                 .last_year = counterpart(plan, others.previous, true),
                                                 .approved = counterpart(plan, others.approved, false),
                                                 .doubts = doubts});
    one.coverage = std::move(checked.coverage);
    one.findings = in_order(std::move(checked.findings));
  }
  return report;
}

}  // namespace hengji::cli
