#include "forms/plan_list.h"

#include <algorithm>

#include "base/chinese_text.h"
#include "forms/amount.h"

namespace hengji::forms {
namespace {

using policy::ColumnRole;

const Slot* slot_under(const Row& row, const Column& column) {
  auto found = std::ranges::find_if(row.slots, [&](const Slot& slot) { return slot.last() >= column.first; });
  return found != row.slots.end() && found->first() <= column.last ? &*found : nullptr;
}

void fill(Header& header, const Column& column, const Cell& cell) {
  Located<std::string> said = {squeezed(cell.text), cell.at};
  switch (column.role) {
    case ColumnRole::list_department:
      header.department = said;
      break;
    case ColumnRole::list_supervisor:
      header.supervisor = said;
      break;
    case ColumnRole::list_project:
      header.project = said;
      break;
    case ColumnRole::list_funds:
      header.funds.total = amount_of(cell.text, money_unit_in(column.heading), cell.at);
      break;
    case ColumnRole::list_goal:
      header.annual.add(cell.text, cell.at);
      break;
    case ColumnRole::list_long_term_goal:
      header.long_term.add(cell.text, cell.at);
      break;
    default:
      break;
  }
}

}  // namespace

std::optional<Header> PlanList::group_begun_by(const Row& row) {
  std::string department, project;
  for (const Column& column : heading_->columns) {
    const Slot* slot = slot_under(row, column);
    if (!slot || is_blank(*slot->cell)) continue;
    if (column.role == ColumnRole::list_department) department = squeezed(slot->cell->text);
    if (column.role == ColumnRole::list_project) project = squeezed(slot->cell->text);
  }
  bool is_other_project = !project.empty() && project != project_;
  bool is_other_department = !department.empty() && department != department_;
  if (!is_other_project && !is_other_department) return std::nullopt;
  if (!department.empty()) department_ = department;
  if (is_other_department && project.empty()) project_.clear();
  if (!project.empty()) project_ = project;
  Header header;
  header.department.value = department_;
  for (const Column& column : heading_->columns)
    if (const Slot* slot = slot_under(row, column); slot && !is_blank(*slot->cell))
      fill(header, column, *slot->cell);
  return header;
}

}  // namespace hengji::forms
