#include "service/dossier_view.h"

#include "service/replies.h"

namespace hengji::service {
namespace {

/// What a person has to bring for a move, as the API names it.
Json needs_json(const Transition& transition) {
  bool evidence = transition.needs_a(Need::monitoring_reasons) || transition.needs_a(Need::self_evaluation) ||
                  transition.needs_a(Need::re_evaluation) || transition.needs_a(Need::rectifications);
  Json needs = Json::array();
  if (transition.needs_a(Need::note)) needs.add("note");
  if (transition.needs_a(Need::confirmations)) needs.add("confirmations");
  if (evidence) needs.add("evidence");
  return needs;
}

Answer<Json> moves_json(Desk& desk, const store::Dossier& dossier) {
  Json moves = Json::array();
  for (const Offer& offer : TRY(offers(desk, dossier)))
    moves.add(Json::object()
                  .set("move", name(offer.transition->move))
                  .set("label", desk.in_words(title(offer.transition->move)))
                  .set("allowed", !offer.why_not)
                  .set("why_not", offer.why_not ? Json(desk.in_words(offer.why_not->message)) : Json())
                  .set("why_not_code", offer.why_not ? Json(offer.why_not->code) : Json())
                  .set("needs", needs_json(*offer.transition)));
  return moves;
}

Capability capability_to_write(Open part) {
  switch (part) {
    case Open::monitoring:
      return Capability::fill_monitoring;
    case Open::evaluation:
      return Capability::evaluate_self;
    default:
      return Capability::edit_plan;
  }
}

/// Whether this actor may write now what is open in the dossier's state.
Answer<std::optional<Refusal>> why_not_edit(Desk& desk, const store::Dossier& dossier) {
  Open part = open_in(state_of(dossier));
  store::Department department = TRY(desk.department(dossier.department));
  Answer<void> may = desk.require(capability_to_write(part), department);
  if (may) may = check_writable(desk, dossier, part == Open::nothing ? Open::plan : part);
  if (may) return std::optional<Refusal>();
  return std::optional(std::move(may).error());
}

}  // namespace

Json department_json(const store::Department& department) {
  return Json::object().set("id", department.id).set("name", department.name);
}

Json json_of(const store::Counts& counts) {
  auto number = [](std::int64_t count) { return Json(static_cast<long long>(count)); };
  return Json::object()
      .set("blocking", number(counts.blocking))
      .set("confirm", number(counts.confirm))
      .set("advice", number(counts.advice))
      .set("open", number(counts.open))
      .set("comments", number(counts.comments));
}

Answer<Json> summary_json(Desk& desk, const store::Dossier& dossier) {
  store::Department department = TRY(desk.department(dossier.department));
  store::Counts counts{dossier.blocking, dossier.confirm, dossier.advice, dossier.open, dossier.comments};
  return Json::object()
      .set("id", dossier.id)
      .set("department", department_json(department))
      .set("region", dossier.region)
      .set("year", dossier.year)
      .set("kind", dossier.kind)
      .set("title", dossier.title)
      .set("state", dossier.state)
      .set("state_label", desk.in_words(title(state_of(dossier))))
      .set("published", dossier.published)
      .set("revision", static_cast<long long>(dossier.revision))
      .set("updated_at", time_text(dossier.updated_at))
      .set("updated_by", desk.person_json(dossier.updated_by))
      .set("filer", desk.person_json(dossier.created_by))
      .set("counts", json_of(counts))
      .set("light", dossier.light.empty() ? "none" : dossier.light);
}

Answer<Reply> detail_reply(Desk& desk, const store::Dossier& dossier) {
  Json json = TRY(summary_json(desk, dossier));
  Content content = TRY(content_of(desk, dossier));
  Course course = TRY(course_of(desk, dossier.id));
  store::Department department = TRY(desk.department(dossier.department));
  std::optional<Stage> stage = stage_of(state_of(dossier), course.round());
  Json window;
  if (stage) window = json_of(TRY(opening_of(desk, department, dossier.year, *stage)));
  std::optional<Refusal> refusal = TRY(why_not_edit(desk, dossier));
  json.set("plan", std::move(content.json))
      .set("moves", TRY(moves_json(desk, dossier)))
      .set("window", std::move(window))
      .set("may_edit", !refusal)
      .set("why_not_edit", refusal ? Json(desk.in_words(refusal->message)) : Json());
  std::string etag = etag_of(dossier, json);
  json.set("etag", etag);
  return reply(std::move(json), std::move(etag));
}

Answer<Reply> detail_reply(Desk& desk, std::string_view id) {
  std::optional<store::Dossier> dossier = TRY(store::find_dossier(desk.transaction(), id));
  if (!dossier) return fail(Refusal::not_found({"没有这份计划。", "there is no such plan."}));
  Reply detail = TRY(detail_reply(desk, *dossier));
  detail.changed = dossier->id;
  return detail;
}

Json problem_json(const Desk& desk, const Refusal& refusal) {
  return Json::object()
      .set("type", "about:blank")
      .set("title", desk.in_words(refusal.message))
      .set("status", 409)
      .set("code", refusal.code);
}

}  // namespace hengji::service
