#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace hengji::service {

/// What a person is at a node of the tree of regions and departments.
enum class Role {
  filer,                ///< 填报人
  department_reviewer,  ///< 部门审核人
  finance_section,      ///< 财政业务科室
  performance_section,  ///< 财政绩效科
  evaluator,            ///< 第三方评价
  auditor,              ///< 人大与审计（只读）
  administrator,        ///< 管理员
};
inline constexpr std::size_t role_count = 7;

/// "finance_section".
std::string_view name(Role role);
Phrase title(Role role);
std::optional<Role> role_named(std::string_view name);

/// Something that may be granted. What no row of the table grants is refused.
enum class Capability {
  see_organisation,     ///< regions, departments
  change_organisation,  ///< departments
  see_people,
  change_people,
  see_plans,
  create_plan,
  edit_plan,  ///< its content, its evidence
  confirm_finding,
  comment,
  submit,   ///< and withdraw, adjust
  review,   ///< for the department: approve, return
  approve,  ///< for the finance bureau: approve, return
  fill_monitoring,
  evaluate_self,
  accept_year,  ///< return monitoring and self-evaluation that will not do
  re_evaluate,
  rectify,  ///< answer for a problem
  demand_rectification,
  publish,
  set_windows,
  import_files,
  compare,  ///< dashboards, one indicator over departments
  see_packs,
  weigh_packs,  ///< what another pack would change
  upload,
  see_audit,
  operate,  ///< webhooks, health
};
inline constexpr std::size_t capability_count = 27;

/// "plan.edit": as a session lists it.
std::string_view name(Capability capability);
Phrase title(Capability capability);

/// The capabilities of a role, in their order.
std::span<const Capability> granted_to(Role role);
bool grants(Role role, Capability capability);

/// A role that a person holds at a region with all below it, or at a department with its units. Neither:
/// everywhere.
struct Binding {
  Role role = Role::filer;
  std::string region;
  std::string department;
};

}  // namespace hengji::service
