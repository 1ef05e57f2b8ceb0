#include <fmt/format.h>

#include <algorithm>

#include "service/dossier_view.h"
#include "service/replies.h"
#include "service/seals.h"
#include "service/use_case_table.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;
constexpr std::size_t longest_note = 4'000;
constexpr std::size_t most_plans = 500;

struct Asked {
  Move move = Move::submit;
  std::string note;
  std::string seal;
};

Answer<Asked> move_in(const JsonView& body) {
  Asked asked;
  std::string text = TRY(body["move"].text(60));
  std::optional<Move> move = move_named(text);
  if (!move)
    return fail(Refusal(body["move"].fault(
        {fmt::format("没有“{}”这个动作。", text), fmt::format("no move is \"{}\".", text)})));
  asked.move = *move;
  asked.note = TRY(body["note"].text_or_empty(longest_note));
  return asked;
}

/// Moves name what they start from; what is not in the table does not exist.
Answer<const Transition*> transition_for(const Asked& asked, const store::Dossier& dossier,
                                         const Course& course) {
  State state = state_of(dossier);
  if (const Transition* found = find_transition(asked.move, state, course.round())) return found;
  return fail(Refusal::locked(
      "state",
      {fmt::format("计划现在是“{}”，不能“{}”。", title(state).zh, title(asked.move).zh),
       fmt::format("the plan is {} now; it cannot be moved by \"{}\".", title(state).en, name(asked.move))}));
}

/// What the public sees: what was approved last.
Answer<store::Standing> write_move(Desk& desk, const store::Dossier& dossier, std::int64_t version,
                                   const Course& course, const Transition& transition, const Asked& asked) {
  store::Move move{.action = std::string(name(transition.move)),
                   .to_state = std::string(name(transition.to)),
                   .person = desk.actor().id,
                   .at = desk.actor().now,
                   .note = asked.note,
                   .seal = asked.seal};
  bool shows = transition.move == Move::publish || transition.move == Move::unpublish;
  std::int64_t shown = transition.move == Move::publish ? course.approved : 0;
  auto outcome = shows ? TRY(store::set_published(desk.transaction(), dossier.id, version, shown, move))
                       : TRY(store::move_dossier(desk.transaction(), dossier.id, version, move));
  if (std::holds_alternative<store::Stale>(outcome)) return fail(TRY(stale(desk, dossier, version)));
  return std::get<store::Standing>(outcome);
}

/// What the public can search and compare is what it sees.
Answer<void> show(Desk& desk, const store::Dossier& dossier, const Course& course, Move move) {
  if (move == Move::unpublish) return forget_published(desk, dossier);
  if (move != Move::publish) return {};
  Content content = TRY(content_of(desk, dossier, course.approved));
  return index(desk, dossier, content.plan, store::Layer::published);
}

void tell(Desk& desk, const store::Dossier& dossier, const Transition& transition) {
  store::Event event;
  event.kind = "plan";
  event.region = dossier.region;
  event.department = dossier.department;
  event.json = Json::object().set("id", dossier.id).set("state", name(transition.to)).dump();
  event.at = desk.actor().now;
  desk.transaction().announce(std::move(event));
}

Answer<void> make_move(Desk& desk, const store::Dossier& dossier, std::int64_t version, const Asked& asked) {
  Course course = TRY(course_of(desk, dossier.id));
  const Transition* transition = TRY(transition_for(asked, dossier, course));
  TRY_VOID(check_move(desk, dossier, course, *transition, asked.note));
  TRY_VOID(write_move(desk, dossier, version, course, *transition, asked));
  TRY_VOID(show(desk, dossier, course, transition->move));
  tell(desk, dossier, *transition);
  return {};
}

Answer<Reply> move_plan(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  Asked asked = TRY(move_in(JsonView(request.body)));
  std::int64_t version = TRY(version_asked(desk, request, dossier));
  asked.seal = TRY(seal_in(desk, dossier, JsonView(request.body)["seal"]));
  TRY_VOID(make_move(desk, dossier, version, asked));
  return detail_reply(desk, std::string_view(dossier.id));
}

Answer<State> moved(Desk& desk, const std::string& id, const Asked& asked) {
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  TRY_VOID(make_move(desk, dossier, dossier.version, asked));
  std::optional<store::Dossier> now = TRY(store::find_dossier(desk.transaction(), id));
  return state_of(*now);
}

/// Each plan is moved or not by itself: whatever refuses a move does so before it writes.
Answer<Reply> bulk_move(Desk& desk, const Request& request) {
  TRY_VOID(desk.require_somewhere(Capability::see_plans));
  JsonView body(request.body);
  Asked asked = TRY(move_in(body));
  Json items = Json::array();
  for (const JsonView& one : TRY(body["plans"].elements(most_plans))) {
    std::string id = TRY(one.text(200));
    Answer<State> state = moved(desk, id, asked);
    if (!state && state.error().kind == Refusal::Kind::unavailable) return fail(std::move(state).error());
    Json item = Json::object().set("plan", id).set("done", state.has_value());
    if (state)
      item.set("state", name(*state));
    else
      item.set("problem", problem_json(desk, state.error()));
    items.add(std::move(item));
  }
  return reply(Json::object().set("items", std::move(items)));
}

Answer<Reply> plan_history(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  Json items = Json::array();
  for (const store::Step& step : TRY(store::history(desk.transaction(), dossier.id))) {
    bool is_move = move_named(step.action).has_value();
    Json item = Json::object()
                    .set("at", time_text(step.at))
                    .set("by", desk.person_json(step.person))
                    .set("action", step.action)
                    .set("label", desk.in_words(title_of_step(step.action)))
                    .set("note", or_null(step.note))
                    .set("revision", static_cast<long long>(step.revision))
                    .set("certified", is_move)
                    .set("seal", TRY(seal_json(desk, step)));
    if (is_move) item.set("move", step.action);
    items.add(std::move(item));
  }
  return list_reply(std::move(items));
}

constexpr UseCase moves_table[] = {
    {"movePlan", Access::write, Reach::write, false, {"办理", "move a plan"}, move_plan},
    {"bulkMove", Access::write, Reach::write, false, {"批量办理", "move plans"}, bulk_move},
    {"planHistory", Access::read, Reach::read, false, {"查看经过", "see the history"}, plan_history},
};

}  // namespace

std::span<const UseCase> move_use_cases() {
  return moves_table;
}

}  // namespace hengji::service
