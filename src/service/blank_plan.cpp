#include "service/blank_plan.h"

#include <algorithm>

namespace hengji::service {
namespace {

/// The form of the region's pack, else the national one.
const policy::Form* form_for(const policy::Packs& packs, const Plan& plan) {
  std::string_view region = policy::region_of(plan, packs.all());
  const policy::Form* national = nullptr;
  for (const policy::Form& form : packs.forms()) {
    if (form.kind != plan.kind) continue;
    if (!region.empty() && form.id.starts_with(std::string(region) + "/")) return &form;
    if (form.id.starts_with("national/") && !national) national = &form;
  }
  return national;
}

bool is_level(policy::ColumnRole role) {
  using enum policy::ColumnRole;
  return role == level1 || role == level2 || role == level3 || role == number || role == group;
}

}  // namespace

Plan blank_plan(const policy::Packs& packs, const store::Dossier& dossier,
                const store::Department& department) {
  Plan plan;
  bool is_project = dossier.kind == name(PlanKind::project_goal);
  plan.kind = is_project ? PlanKind::project_goal : PlanKind::department_goal;
  plan.year.value = dossier.year;
  plan.department.value = department.name;
  if (is_project) plan.project.value = dossier.title;
  plan.long_term.is_printed = true;
  plan.annual.is_printed = true;
  if (const policy::Form* form = form_for(packs, plan)) {
    plan.form = form->id;
    plan.title.value = form->title;
    for (const policy::FormColumn& column : form->columns) {
      if (column.role == policy::ColumnRole::value)
        plan.columns.push_back({column.heading, column.period});
      else if (!is_level(column.role))
        plan.columns.push_back({column.heading, std::nullopt});
    }
  }
  return plan;
}

}  // namespace hengji::service
