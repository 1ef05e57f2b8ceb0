#include <fmt/format.h>

#include "base/chinese_text.h"
#include "check/columns.h"
#include "check/rules/actual/rules.h"
#include "check/subject.h"

namespace hengji::check::actual {
namespace {

bool is_ticked(const std::string& cell) {
  std::string mark = folded(cell);
  return mark == "✓" || mark == "○" || mark == "●" || mark == "是";
}

/// The doubtful column that the row is ticked in.
const ValueColumn* doubt_of(const Row& row, const Plan& plan) {
  for (std::size_t i = 0; i < plan.columns.size() && i < row.indicator->values.size(); ++i) {
    const std::string& heading = plan.columns[i].heading;
    bool is_doubtful =
        heading.find("有可能") != std::string::npos || heading.find("不可能") != std::string::npos;
    if (is_doubtful && is_ticked(row.indicator->values[i].value)) return &plan.columns[i];
  }
  return nullptr;
}

Verdict run(const Subject& subject) {
  const Plan& plan = subject.plan();
  if (plan.kind != PlanKind::monitoring)
    return Verdict::not_applicable({"不是监控表。", "This is no monitoring form."});
  std::vector<std::size_t> reasons = columns_with(plan, "原因");
  if (reasons.empty())
    return Verdict::not_applicable({"表里没有原因一栏。", "The form has no column for reasons."});
  for (std::string_view word : {"经费保障", "制度保障", "人员保障", "硬件条件保障", "其他", "备注"})
    for (std::size_t column : columns_with(plan, word)) reasons.push_back(column);
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    const ValueColumn* doubt = doubt_of(row, plan);
    if (!doubt || !is_empty_in(row, reasons)) continue;
    verdict.add({fmt::format("“{}”选了“{}”，没有写原因。", row.indicator->level3.value, doubt->heading),
                 fmt::format("“{}” is ticked “{}”, and no reason is given.", row.indicator->level3.value,
                             doubt->heading)},
                {{row.indicator->level3.value + " " + doubt->heading, row.indicator->level3.at}});
  }
  return verdict;
}

}  // namespace

const Rule doubtful_completion_without_reason{"ACTUAL-002", "doubtful-completion-without-reason",
                                              Severity::confirm, run, Needs::its_rows};

}  // namespace hengji::check::actual
