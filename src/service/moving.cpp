#include "service/moving.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/needs.h"

namespace hengji::service {
namespace {

Answer<void> check_window(Desk& desk, const store::Dossier& dossier, Stage stage) {
  store::Department department = TRY(desk.department(dossier.department));
  return check_open(TRY(opening_of(desk, department, dossier.year, stage)));
}

/// Judging what others filed takes a token that is good for it.
Answer<void> check_reach(Desk& desk, Capability capability) {
  using enum Capability;
  bool files =
      capability == Capability::submit || capability == fill_monitoring || capability == evaluate_self;
  const std::vector<Reach>& reach = desk.actor().reach;
  if (files || std::ranges::find(reach, Reach::review) != reach.end()) return {};
  Refusal refusal = Refusal::forbidden({"这个令牌不能用于审核。", "this token is not good for reviews."});
  refusal.code = "token_scope";
  return fail(std::move(refusal));
}

/// What was adjusted since is shown by publishing again.
Answer<void> check_published(const store::Dossier& dossier, const Course& course, Move move) {
  bool is_shown = dossier.published && dossier.published_revision == course.approved;
  if (move == Move::publish && is_shown)
    return fail(Refusal::locked("published", {"已经公开。", "it is published already."}));
  if (move == Move::unpublish && !dossier.published)
    return fail(Refusal::locked("not_published", {"尚未公开。", "it is not published."}));
  return {};
}

}  // namespace

State state_of(const store::Dossier& dossier) {
  return state_named(dossier.state).value_or(State::draft);
}

std::optional<Stage> stage_of(State state, Round round) {
  switch (open_in(state)) {
    case Open::plan:
      return round == Round::adjustment ? Stage::adjust : Stage::declare;
    case Open::monitoring:
      return Stage::monitor;
    case Open::evaluation:
      return Stage::self_evaluate;
    case Open::nothing:
      break;
  }
  switch (state) {
    case State::submitted:
    case State::department_approved:
      return round == Round::adjustment ? Stage::adjust : Stage::review;
    case State::approved:
      return Stage::monitor;
    case State::monitored:
      return Stage::self_evaluate;
    case State::self_evaluated:
      return Stage::re_evaluate;
    case State::re_evaluated:
    case State::rectifying:
      return Stage::rectify;
    default:
      return std::nullopt;
  }
}

Answer<void> check_move(Desk& desk, const store::Dossier& dossier, const Course& course,
                        const Transition& transition, std::string_view note) {
  store::Department department = TRY(desk.department(dossier.department));
  TRY_VOID(desk.require(transition.capability, department));
  TRY_VOID(check_reach(desk, transition.capability));
  TRY_VOID(check_published(dossier, course, transition.move));
  if (transition.stage) TRY_VOID(check_window(desk, dossier, *transition.stage));
  for (const std::optional<Need>& need : transition.needs)
    if (need) TRY_VOID(check_need(desk, dossier, course, *need, note));
  return {};
}

Answer<std::vector<Offer>> offers(Desk& desk, const store::Dossier& dossier) {
  Course course = TRY(course_of(desk, dossier.id));
  std::vector<Offer> offered;
  for (const Transition& transition : transitions()) {
    bool is_of_round = transition.round == Round::any || transition.round == course.round();
    if (transition.from != state_of(dossier) || !is_of_round) continue;
    Offer& offer = offered.emplace_back();
    offer.transition = &transition;
    // Any note will do here: who makes the move is still to write it.
    Answer<void> allowed = check_move(desk, dossier, course, transition, "…");
    if (!allowed) offer.why_not = std::move(allowed).error();
    if (offer.why_not && offer.why_not->kind == Refusal::Kind::unavailable) return fail(*offer.why_not);
  }
  return offered;
}

Answer<void> check_writable(Desk& desk, const store::Dossier& dossier, Open part) {
  State state = state_of(dossier);
  if (open_in(state) != part)
    return fail(
        Refusal::locked("state", {fmt::format("计划现在是“{}”，不能修改这一部分。", title(state).zh),
                                  fmt::format("the plan is {} now; this part is closed.", title(state).en)}));
  Course course = TRY(course_of(desk, dossier.id));
  return check_window(desk, dossier, *stage_of(state, course.round()));
}

}  // namespace hengji::service
