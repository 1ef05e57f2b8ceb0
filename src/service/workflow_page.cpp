#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "service/workflow.h"

namespace hengji::service {
namespace {

std::string both(const Phrase& phrase) {
  return fmt::format("{} · {}", phrase.zh, phrase.en);
}

std::string roles_with(Capability capability) {
  std::string roles;
  for (std::size_t i = 0; i < role_count; ++i) {
    Role role = static_cast<Role>(i);
    if (grants(role, capability)) roles += (roles.empty() ? "" : "、") + std::string(title(role).zh);
  }
  return roles;
}

std::string states_table() {
  std::string page =
      "| 状态 · state | 名称 · name | 可以写什么 · what may be written |\n| --- | --- | --- |\n";
  for (std::size_t i = 0; i < state_count; ++i) {
    State state = static_cast<State>(i);
    std::string_view open;
    switch (open_in(state)) {
      case Open::nothing:
        open = "—";
        break;
      case Open::plan:
        open = "计划 · the plan";
        break;
      case Open::monitoring:
        open = "监控 · the monitoring";
        break;
      case Open::evaluation:
        open = "自评 · the self-evaluation";
        break;
    }
    page += fmt::format("| `{}` | {} | {} |\n", name(state), both(title(state)), open);
  }
  return page;
}

std::string round_words(Round round) {
  switch (round) {
    case Round::declaration:
      return "首次申报 · first declaration";
    case Round::adjustment:
      return "调整 · adjustment";
    case Round::any:
      break;
  }
  return "";
}

std::string conditions_of(const Transition& row) {
  std::string conditions = round_words(row.round);
  for (const std::optional<Need>& need : row.needs)
    if (need) conditions += (conditions.empty() ? "" : "；") + std::string(title(*need).zh);
  return conditions;
}

std::string moves_table() {
  std::string page =
      "| 动作 · move | 从 · from | 到 · to | 谁 · who | 时间窗口 · window | 条件 · condition |\n"
      "| --- | --- | --- | --- | --- | --- |\n";
  for (const Transition& row : transitions())
    page += fmt::format("| {} `{}` | {} | {} | {} | {} | {} |\n", title(row.move).zh, name(row.move),
                        title(row.from).zh, title(row.to).zh, roles_with(row.capability),
                        row.stage ? title(*row.stage).zh : "—", conditions_of(row));
  return page;
}

std::string rights_table() {
  std::string page = "| 权限 · capability |";
  std::string line = "| --- |";
  for (std::size_t i = 0; i < role_count; ++i) {
    page += fmt::format(" {} |", title(static_cast<Role>(i)).zh);
    line += " --- |";
  }
  page += "\n" + line + "\n";
  for (std::size_t i = 0; i < capability_count; ++i) {
    Capability capability = static_cast<Capability>(i);
    page += fmt::format("| `{}` {} |", name(capability), title(capability).zh);
    for (std::size_t role = 0; role < role_count; ++role)
      page += grants(static_cast<Role>(role), capability) ? " ✓ |" : "   |";
    page += "\n";
  }
  return page;
}

/// Publishing stays where it is; it is in the table, not in the drawing.
std::string drawing() {
  std::string page = "```mermaid\nstateDiagram-v2\n  [*] --> draft\n";
  for (std::size_t i = 0; i < state_count; ++i)
    page += fmt::format("  {}: {}\n", name(static_cast<State>(i)), title(static_cast<State>(i)).zh);
  std::vector<std::string> drawn;
  for (const Transition& row : transitions()) {
    if (row.from == row.to) continue;
    std::string edge = fmt::format("  {} --> {}: {}\n", name(row.from), name(row.to), title(row.move).zh);
    if (std::ranges::find(drawn, edge) == drawn.end()) drawn.push_back(edge);
  }
  for (const std::string& edge : drawn) page += edge;
  return page + "  closed --> [*]\n```\n";
}

}  // namespace

std::string workflow_page() {
  return "# 一年的流程 · The workflow of a year\n\n"
         "本页由 `src/service/workflow.cpp` 和 `src/service/rights.cpp` 中的表生成，由测试保证一致；"
         "表中没有的动作不存在，没有授予的权限一律拒绝。\n"
         "This page is written from the tables in `src/service/workflow.cpp` and `src/service/rights.cpp`, "
         "and a "
         "test holds it to them. A move that is not in the table does not exist; what is not granted is "
         "refused.\n\n"
         "## 图 · Drawing\n\n" +
         drawing() + "\n## 状态 · States\n\n" + states_table() + "\n## 动作 · Moves\n\n" + moves_table() +
         "\n## 权限 · Rights\n\n"
         "角色绑定在地区或部门上，对其下级同样有效。A role is held at a region or a department and holds for "
         "all "
         "below it.\n\n" +
         rights_table();
}

}  // namespace hengji::service
