#include "service/workflow.h"

#include <algorithm>

namespace hengji::service {
namespace {

using enum State;
using enum Need;

struct StateRow {
  State state;
  std::string_view name;
  Phrase title;
  Open open = Open::nothing;
};

constexpr std::array<StateRow, state_count> states{{
    {draft, "draft", {"填报中", "draft"}, Open::plan},
    {submitted, "submitted", {"待部门审核", "under review by the department"}},
    {department_approved, "department_approved", {"待财政审核", "under review by the finance bureau"}},
    {returned, "returned", {"已退回", "returned"}, Open::plan},
    {approved, "approved", {"已批复", "approved"}},
    {adjusting, "adjusting", {"调整中", "being adjusted"}, Open::plan},
    {monitoring, "monitoring", {"监控填报中", "being monitored"}, Open::monitoring},
    {monitored, "monitored", {"监控已报送", "monitored"}},
    {self_evaluating, "self_evaluating", {"自评中", "evaluating itself"}, Open::evaluation},
    {self_evaluated, "self_evaluated", {"自评已报送", "self-evaluated"}},
    {re_evaluated, "re_evaluated", {"已再评价", "re-evaluated"}},
    {rectifying, "rectifying", {"整改中", "being rectified"}},
    {closed, "closed", {"已办结", "closed"}},
}};

struct MoveRow {
  Move move;
  std::string_view name;
  Phrase title;
};

constexpr std::array<MoveRow, move_count> moves{{
    {Move::submit, "submit", {"报送", "submit"}},
    {Move::withdraw, "withdraw", {"撤回", "withdraw"}},
    {Move::department_approve, "department_approve", {"部门审核通过", "approve for the department"}},
    {Move::finance_approve, "finance_approve", {"财政审核批复", "approve for the finance bureau"}},
    {Move::return_, "return", {"退回", "return"}},
    {Move::adjust, "adjust", {"申请调整", "adjust"}},
    {Move::start_monitoring, "start_monitoring", {"开始监控填报", "start the monitoring"}},
    {Move::submit_monitoring, "submit_monitoring", {"报送监控", "submit the monitoring"}},
    {Move::start_self_evaluation, "start_self_evaluation", {"开始自评", "start the self-evaluation"}},
    {Move::submit_self_evaluation, "submit_self_evaluation", {"报送自评", "submit the self-evaluation"}},
    {Move::re_evaluate, "re_evaluate", {"完成再评价", "complete the re-evaluation"}},
    {Move::open_rectification, "open_rectification", {"下达整改", "demand rectification"}},
    {Move::close, "close", {"办结", "close"}},
    {Move::publish, "publish", {"公开", "publish"}},
    {Move::unpublish, "unpublish", {"撤下公开", "unpublish"}},
}};

struct StageRow {
  Stage stage;
  std::string_view name;
  Phrase title;
};

constexpr std::array<StageRow, stage_count> stages{{
    {Stage::declare, "declare", {"申报", "declaration"}},
    {Stage::review, "review", {"审核", "review"}},
    {Stage::adjust, "adjust", {"年中调整", "mid-year adjustment"}},
    {Stage::monitor, "monitor", {"绩效监控", "monitoring"}},
    {Stage::self_evaluate, "self_evaluate", {"绩效自评", "self-evaluation"}},
    {Stage::re_evaluate, "re_evaluate", {"再评价", "re-evaluation"}},
    {Stage::rectify, "rectify", {"整改", "rectification"}},
    {Stage::publish, "publish", {"公开", "publication"}},
}};

struct NeedRow {
  Need need;
  std::string_view name;
  Phrase title;
};

constexpr std::array<NeedRow, need_count> needs{{
    {no_blocking, "no_blocking", {"没有“必须改”的审核意见", "no blocking finding"}},
    {confirmations,
     "confirmations",
     {"“须确认”的意见都已修改或说明理由", "each finding to be confirmed is mended or answered"}},
    {note, "note", {"写明理由", "a note that says why"}},
    {another_person, "another_person", {"不是填写或报送过本计划的人", "nobody who filed this plan"}},
    {monitoring_reasons,
     "monitoring_reasons",
     {"落后指标都已说明原因", "a reason for each indicator that lags"}},
    {self_evaluation,
     "self_evaluation",
     {"自评已评分，未完成指标都已说明原因", "scored, with a reason for each indicator missed"}},
    {re_evaluation, "re_evaluation", {"已填写再评价意见", "an opinion of the re-evaluation"}},
    {rectifications, "rectifications", {"至少一条整改事项", "at least one rectification"}},
    {rectifications_done, "rectifications_done", {"整改事项全部完成", "no rectification open"}},
    {secrecy_check,
     "secrecy_check",
     {"公开前检查没有发现涉密或个人信息", "nothing secret or personal in it"}},
}};

constexpr Transition table[] = {
    {Move::submit,
     draft,
     submitted,
     Capability::submit,
     Stage::declare,
     Round::declaration,
     {no_blocking, confirmations}},
    {Move::submit,
     returned,
     submitted,
     Capability::submit,
     Stage::declare,
     Round::declaration,
     {no_blocking, confirmations}},
    {Move::submit,
     returned,
     submitted,
     Capability::submit,
     Stage::adjust,
     Round::adjustment,
     {no_blocking, confirmations}},
    {Move::submit,
     adjusting,
     submitted,
     Capability::submit,
     Stage::adjust,
     Round::adjustment,
     {no_blocking, confirmations}},
    {Move::withdraw, submitted, draft, Capability::submit, {}, Round::declaration, {}},
    {Move::withdraw, submitted, adjusting, Capability::submit, {}, Round::adjustment, {}},
    {Move::department_approve,
     submitted,
     department_approved,
     Capability::review,
     {},
     Round::any,
     {no_blocking, confirmations, another_person}},
    {Move::return_, submitted, returned, Capability::review, {}, Round::any, {note, another_person}},
    {Move::finance_approve,
     department_approved,
     approved,
     Capability::approve,
     Stage::review,
     Round::declaration,
     {no_blocking, confirmations, another_person}},
    {Move::finance_approve,
     department_approved,
     approved,
     Capability::approve,
     Stage::adjust,
     Round::adjustment,
     {no_blocking, confirmations, another_person}},
    {Move::return_,
     department_approved,
     returned,
     Capability::approve,
     {},
     Round::any,
     {note, another_person}},
    {Move::adjust, approved, adjusting, Capability::submit, Stage::adjust, Round::any, {note}},
    {Move::adjust, monitoring, adjusting, Capability::submit, Stage::adjust, Round::any, {note}},
    {Move::adjust, monitored, adjusting, Capability::submit, Stage::adjust, Round::any, {note}},
    {Move::start_monitoring,
     approved,
     monitoring,
     Capability::fill_monitoring,
     Stage::monitor,
     Round::any,
     {}},
    {Move::submit_monitoring,
     monitoring,
     monitored,
     Capability::fill_monitoring,
     Stage::monitor,
     Round::any,
     {monitoring_reasons}},
    {Move::return_, monitored, monitoring, Capability::accept_year, {}, Round::any, {note, another_person}},
    {Move::start_self_evaluation,
     monitored,
     self_evaluating,
     Capability::evaluate_self,
     Stage::self_evaluate,
     Round::any,
     {}},
    {Move::start_self_evaluation,
     approved,
     self_evaluating,
     Capability::evaluate_self,
     Stage::self_evaluate,
     Round::any,
     {}},
    {Move::submit_self_evaluation,
     self_evaluating,
     self_evaluated,
     Capability::evaluate_self,
     Stage::self_evaluate,
     Round::any,
     {Need::self_evaluation}},
    {Move::return_,
     self_evaluated,
     self_evaluating,
     Capability::accept_year,
     {},
     Round::any,
     {note, another_person}},
    {Move::re_evaluate,
     self_evaluated,
     re_evaluated,
     Capability::re_evaluate,
     Stage::re_evaluate,
     Round::any,
     {Need::re_evaluation, another_person}},
    {Move::open_rectification,
     re_evaluated,
     rectifying,
     Capability::demand_rectification,
     {},
     Round::any,
     {rectifications, another_person}},
    {Move::close, re_evaluated, closed, Capability::demand_rectification, {}, Round::any, {another_person}},
    {Move::close,
     rectifying,
     closed,
     Capability::demand_rectification,
     {},
     Round::any,
     {rectifications_done, another_person}},
    {Move::publish, approved, approved, Capability::publish, {}, Round::any, {secrecy_check, another_person}},
    {Move::publish,
     monitoring,
     monitoring,
     Capability::publish,
     {},
     Round::any,
     {secrecy_check, another_person}},
    {Move::publish,
     monitored,
     monitored,
     Capability::publish,
     {},
     Round::any,
     {secrecy_check, another_person}},
    {Move::publish,
     self_evaluating,
     self_evaluating,
     Capability::publish,
     {},
     Round::any,
     {secrecy_check, another_person}},
    {Move::publish,
     self_evaluated,
     self_evaluated,
     Capability::publish,
     {},
     Round::any,
     {secrecy_check, another_person}},
    {Move::publish,
     re_evaluated,
     re_evaluated,
     Capability::publish,
     {},
     Round::any,
     {secrecy_check, another_person}},
    {Move::publish,
     rectifying,
     rectifying,
     Capability::publish,
     {},
     Round::any,
     {secrecy_check, another_person}},
    {Move::publish, closed, closed, Capability::publish, {}, Round::any, {secrecy_check, another_person}},
    {Move::unpublish, approved, approved, Capability::publish, {}, Round::any, {note}},
    {Move::unpublish, adjusting, adjusting, Capability::publish, {}, Round::any, {note}},
    {Move::unpublish, submitted, submitted, Capability::publish, {}, Round::any, {note}},
    {Move::unpublish, department_approved, department_approved, Capability::publish, {}, Round::any, {note}},
    {Move::unpublish, returned, returned, Capability::publish, {}, Round::any, {note}},
    {Move::unpublish, monitoring, monitoring, Capability::publish, {}, Round::any, {note}},
    {Move::unpublish, monitored, monitored, Capability::publish, {}, Round::any, {note}},
    {Move::unpublish, self_evaluating, self_evaluating, Capability::publish, {}, Round::any, {note}},
    {Move::unpublish, self_evaluated, self_evaluated, Capability::publish, {}, Round::any, {note}},
    {Move::unpublish, re_evaluated, re_evaluated, Capability::publish, {}, Round::any, {note}},
    {Move::unpublish, rectifying, rectifying, Capability::publish, {}, Round::any, {note}},
    {Move::unpublish, closed, closed, Capability::publish, {}, Round::any, {note}},
};

template <typename Rows>
auto& row_of(const Rows& rows, auto value) {
  return rows[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view name(State state) {
  return row_of(states, state).name;
}

Phrase title(State state) {
  return row_of(states, state).title;
}

std::optional<State> state_named(std::string_view name) {
  for (const StateRow& row : states)
    if (row.name == name) return row.state;
  return std::nullopt;
}

Open open_in(State state) {
  return row_of(states, state).open;
}

std::string_view name(Move move) {
  return row_of(moves, move).name;
}

Phrase title(Move move) {
  return row_of(moves, move).title;
}

std::optional<Move> move_named(std::string_view name) {
  for (const MoveRow& row : moves)
    if (row.name == name) return row.move;
  return std::nullopt;
}

Phrase title_of_step(std::string_view action) {
  if (std::optional<Move> move = move_named(action)) return title(*move);
  if (action == "create") return {"新建", "created"};
  if (action == "import") return {"批量导入", "imported"};
  return {"保存", "saved"};
}

std::string_view name(Stage stage) {
  return row_of(stages, stage).name;
}

Phrase title(Stage stage) {
  return row_of(stages, stage).title;
}

std::optional<Stage> stage_named(std::string_view name) {
  for (const StageRow& row : stages)
    if (row.name == name) return row.stage;
  return std::nullopt;
}

std::string_view name(Need need) {
  return row_of(needs, need).name;
}

Phrase title(Need need) {
  return row_of(needs, need).title;
}

bool Transition::needs_a(Need need) const {
  return std::ranges::find(needs, std::optional(need)) != needs.end();
}

std::span<const Transition> transitions() {
  return table;
}

const Transition* find_transition(Move move, State from, Round round) {
  for (const Transition& row : table)
    if (row.move == move && row.from == from && (row.round == Round::any || row.round == round)) return &row;
  return nullptr;
}

}  // namespace hengji::service
