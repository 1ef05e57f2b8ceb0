#include "service/rights.h"

#include <algorithm>
#include <array>

namespace hengji::service {
namespace {

using enum Capability;

struct RoleRow {
  Role role;
  std::string_view name;
  Phrase title;
  std::span<const Capability> grants;
};

constexpr Capability of_filer[] = {
    see_organisation, see_plans,     create_plan, edit_plan, confirm_finding, comment, submit,
    fill_monitoring,  evaluate_self, rectify,     compare,   see_packs,       upload};
constexpr Capability of_department_reviewer[] = {see_organisation, see_people, see_plans, comment, review,
                                                 publish,          compare,    see_packs, upload};
constexpr Capability of_finance_section[] = {see_organisation, see_people, see_plans, comment,
                                             approve,          compare,    see_packs, upload};
constexpr Capability of_performance_section[] = {
    see_organisation, see_people,           see_plans, comment,     approve,      accept_year,
    re_evaluate,      demand_rectification, publish,   set_windows, import_files, compare,
    see_packs,        weigh_packs,          upload};
constexpr Capability of_evaluator[] = {see_organisation, see_plans, comment, re_evaluate,
                                       compare,          see_packs, upload};
constexpr Capability of_auditor[] = {see_organisation, see_people, see_plans, compare, see_packs, see_audit};
constexpr Capability of_administrator[] = {see_organisation, change_organisation, see_people,
                                           change_people,    set_windows,         see_packs,
                                           weigh_packs,      see_audit,           operate};

constexpr std::array<RoleRow, role_count> roles{{
    {Role::filer, "filer", {"填报人", "filer"}, of_filer},
    {Role::department_reviewer,
     "department_reviewer",
     {"部门审核人", "department reviewer"},
     of_department_reviewer},
    {Role::finance_section, "finance_section", {"财政业务科室", "finance section"}, of_finance_section},
    {Role::performance_section,
     "performance_section",
     {"财政绩效科", "performance section"},
     of_performance_section},
    {Role::evaluator, "evaluator", {"第三方评价机构", "third-party evaluator"}, of_evaluator},
    {Role::auditor, "auditor", {"人大与审计", "congress and audit"}, of_auditor},
    {Role::administrator, "administrator", {"管理员", "administrator"}, of_administrator},
}};

struct CapabilityRow {
  Capability capability;
  std::string_view name;
  Phrase title;
};

constexpr std::array<CapabilityRow, capability_count> capabilities{{
    {see_organisation, "organisation.see", {"查看区划和部门", "see regions and departments"}},
    {change_organisation, "organisation.change", {"维护部门", "change departments"}},
    {see_people, "people.see", {"查看人员", "see people"}},
    {change_people, "people.change", {"维护人员和角色", "change people and their roles"}},
    {see_plans, "plan.see", {"查看计划", "see plans"}},
    {create_plan, "plan.create", {"新建计划", "create a plan"}},
    {edit_plan, "plan.edit", {"填写计划和佐证", "fill in a plan and its evidence"}},
    {confirm_finding, "plan.confirm", {"对审核意见说明理由", "answer for findings"}},
    {comment, "plan.comment", {"批注", "comment"}},
    {submit, "plan.submit", {"报送、撤回、申请调整", "submit, withdraw, ask for an adjustment"}},
    {review, "plan.review", {"部门审核", "review for the department"}},
    {approve, "plan.approve", {"财政审核批复", "approve for the finance bureau"}},
    {fill_monitoring, "monitoring.fill", {"填报绩效监控", "fill in the monitoring"}},
    {evaluate_self, "evaluation.self", {"开展自评", "evaluate oneself"}},
    {accept_year, "year.return", {"退回监控和自评", "return monitoring and self-evaluation"}},
    {re_evaluate, "evaluation.re", {"开展再评价", "re-evaluate"}},
    {rectify, "rectification.answer", {"反馈整改", "answer a rectification"}},
    {demand_rectification, "rectification.demand", {"下达整改、销号结项", "demand and close rectifications"}},
    {publish, "plan.publish", {"公开", "publish"}},
    {set_windows, "window.change", {"设置时间安排", "set windows"}},
    {import_files, "import.run", {"批量导入", "import files in bulk"}},
    {compare, "compare", {"汇总比较", "compare and sum up"}},
    {see_packs, "pack.see", {"查看政策包", "see packs"}},
    {weigh_packs, "pack.impact", {"测算政策包的影响", "weigh what a pack changes"}},
    {upload, "file.upload", {"上传文件", "upload files"}},
    {see_audit, "audit.see", {"查看审计记录", "see the audit trail"}},
    {operate, "operate", {"运行维护", "operate"}},
}};

const RoleRow& row_of(Role role) {
  return roles[static_cast<std::size_t>(role)];
}

}  // namespace

std::string_view name(Role role) {
  return row_of(role).name;
}

Phrase title(Role role) {
  return row_of(role).title;
}

std::optional<Role> role_named(std::string_view name) {
  auto row = std::ranges::find(roles, name, &RoleRow::name);
  if (row == roles.end()) return std::nullopt;
  return row->role;
}

std::string_view name(Capability capability) {
  return capabilities[static_cast<std::size_t>(capability)].name;
}

Phrase title(Capability capability) {
  return capabilities[static_cast<std::size_t>(capability)].title;
}

std::span<const Capability> granted_to(Role role) {
  return row_of(role).grants;
}

bool grants(Role role, Capability capability) {
  return std::ranges::find(granted_to(role), capability) != granted_to(role).end();
}

}  // namespace hengji::service
