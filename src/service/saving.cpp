#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "forms/plan_of.h"
#include "report/diff/render.h"
#include "service/dossier_view.h"
#include "service/plan_paths.h"
#include "service/replies.h"
#include "service/use_case_table.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;
constexpr std::size_t most_changes = 2'000;
constexpr std::size_t most_conflicts_told = 50;

Answer<store::Dossier> dossier_to_edit(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::edit_plan));
  TRY_VOID(check_writable(desk, dossier, Open::plan));
  return dossier;
}

/// A plan stays its dossier's: of its kind and year.
Answer<void> check_belongs(const Plan& plan, const store::Dossier& dossier) {
  if (name(plan.kind) != dossier.kind)
    return fail(Refusal(JsonFault{"/kind", {"计划的种类不能改变。", "the kind of a plan cannot change."}}));
  if (plan.year.value && *plan.year.value != dossier.year)
    return fail(Refusal(JsonFault{"/year",
                                  {fmt::format("这是 {} 年的计划。", dossier.year),
                                   fmt::format("this is the plan of {}.", dossier.year)}}));
  return {};
}

Answer<Reply> saved_reply(Desk& desk, const store::Dossier& dossier, const Saved& saved) {
  Reply answer = reply(Json::object()
                           .set("revision", static_cast<long long>(saved.standing.revision))
                           .set("etag", std::to_string(saved.standing.version))
                           .set("counts", json_of(saved.counts))
                           .set("updated_at", time_text(desk.actor().now)),
                       std::to_string(saved.standing.version));
  answer.changed = dossier.id;
  return answer;
}

Answer<Plan> plan_in(Desk& desk, const Json& json) {
  auto plan = forms::plan_of(json, desk.house().packs.vocabulary());
  if (!plan) return fail(Refusal(std::move(plan).error()));
  return *std::move(plan);
}

Answer<Reply> save_plan(Desk& desk, const Request& request) {
  store::Dossier dossier = TRY(dossier_to_edit(desk, request));
  std::int64_t version = TRY(version_asked(desk, request, dossier));
  Plan plan = TRY(plan_in(desk, request.body));
  TRY_VOID(check_belongs(plan, dossier));
  plan.year.value = dossier.year;
  return saved_reply(desk, dossier, TRY(save(desk, dossier, version, plan)));
}

Answer<std::vector<CellChange>> changes_in(const Json& body) {
  std::vector<CellChange> changes;
  for (const JsonView& one : TRY(JsonView(body).elements(most_changes))) {
    CellChange change;
    change.path = TRY(one["path"].text(2'000));
    change.before = one["old"].value();
    change.after = one["new"].value();
    changes.push_back(std::move(change));
  }
  if (changes.empty()) return fail(Refusal::invalid({"没有要保存的修改。", "there is nothing to save."}));
  return changes;
}

Answer<Refusal> merge_conflict(Desk& desk, const store::Dossier& dossier, std::int64_t known,
                               std::vector<std::string> conflicts) {
  Refusal refusal = TRY(stale(desk, dossier, known));
  refusal.message = {fmt::format("{} 处与{}的修改冲突，没有保存。", conflicts.size(), refusal.stale->name),
                     fmt::format("{} places contradict what {} changed; nothing was saved.", conflicts.size(),
                                 refusal.stale->name)};
  if (conflicts.size() > most_conflicts_told) conflicts.resize(most_conflicts_told);
  refusal.stale->changes = std::move(conflicts);
  return refusal;
}

/// The revision that stood at the version that the caller knows.
Answer<Content> known_content(Desk& desk, const store::Dossier& dossier, std::int64_t version) {
  std::int64_t revision = 0;
  for (const store::Step& step : TRY(store::history(desk.transaction(), dossier.id)))
    if (step.version <= version) revision = step.revision;
  return content_of(desk, dossier, revision);
}

Answer<Reply> change_plan(Desk& desk, const Request& request) {
  store::Dossier dossier = TRY(dossier_to_edit(desk, request));
  std::int64_t known = TRY(version_known(request, dossier));
  Content now = TRY(content_of(desk, dossier));
  std::optional<Content> before;  // who knows the newest, as nearly everybody does, has it already
  if (known != dossier.version) before = TRY(known_content(desk, dossier, known));
  std::vector<CellChange> changes = TRY(changes_in(request.body));
  Merged merged = TRY(merge(before ? before->json : now.json, now.json, changes));
  if (!merged.conflicts.empty())
    return fail(TRY(merge_conflict(desk, dossier, known, std::move(merged.conflicts))));
  Plan plan = TRY(plan_in(desk, merged.plan));
  TRY_VOID(check_belongs(plan, dossier));
  return saved_reply(desk, dossier, TRY(save(desk, dossier, dossier.version, plan)));
}

/// Saves of one person within a minute, one after the other, are one line of the list; `folded` says how
/// many.
bool folds_into(const store::Revision& newer, const store::Revision& older) {
  return newer.author == older.author && newer.note.empty() && older.note.empty() &&
         newer.at - older.at <= std::chrono::minutes(1);
}

Json revision_json(Desk& desk, const store::Revision& revision) {
  return Json::object()
      .set("number", static_cast<long long>(revision.number))
      .set("at", time_text(revision.at))
      .set("by", desk.person_json(revision.author))
      .set("note", or_null(revision.note))
      .set("hash", revision.hash);
}

/// Which revisions were handed in, returned or approved, and as what: others are compared with them.
Answer<std::map<std::int64_t, std::string>> states_reached(Desk& desk, const store::Dossier& dossier) {
  std::map<std::int64_t, std::string> reached;
  for (const store::Step& step : TRY(store::history(desk.transaction(), dossier.id))) {
    bool reopens = step.to_state == name(State::draft) || step.to_state == name(State::adjusting);
    if (!step.to_state.empty() && !reopens && step.to_state != step.from_state)
      reached.insert_or_assign(step.revision, step.to_state);
  }
  return reached;
}

Answer<Reply> list_revisions(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  Json items = Json::array();
  std::map<std::int64_t, std::string> reached = TRY(states_reached(desk, dossier));
  std::vector<store::Revision> all = TRY(store::revisions(desk.transaction(), dossier.id));
  for (std::size_t i = 0; i < all.size();) {
    std::size_t end = i + 1;
    while (end < all.size() && !reached.contains(all[end].number) && folds_into(all[end - 1], all[end]))
      ++end;
    Json json = revision_json(desk, all[i]);
    json.set("folded", end - i - 1);
    if (auto state = reached.find(all[i].number); state != reached.end()) json.set("state", state->second);
    items.add(std::move(json));
    i = end;
  }
  return list_reply(std::move(items));
}

Answer<std::int64_t> number_in(const Request& request, std::string_view parameter, std::int64_t otherwise) {
  std::string_view text = request[parameter];
  if (text.empty()) return otherwise;
  std::int64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 1)
    return fail(
        Refusal::invalid({fmt::format("“{}”不是版次。", text), fmt::format("\"{}\" is no revision.", text)}));
  return number;
}

Answer<Reply> get_revision(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  std::int64_t number = TRY(number_in(request, "n", dossier.revision));
  Content content = TRY(content_of(desk, dossier, number));
  Json json = revision_json(desk, content.revision);
  json.set("plan", std::move(content.json));
  return reply(std::move(json));
}

/// From and to which revision when nobody says: what an adjustment changes, else what was approved, else the
/// one before.
std::pair<std::int64_t, std::int64_t> usual_range(const store::Dossier& dossier, const Course& course) {
  if (course.approved != 0 && course.approved != dossier.revision) return {course.approved, dossier.revision};
  if (course.approved_before != 0) return {course.approved_before, course.approved};
  return {std::max<std::int64_t>(1, dossier.revision - 1), dossier.revision};
}

Answer<Reply> diff_revisions(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  auto [usual_from, usual_to] = usual_range(dossier, TRY(course_of(desk, dossier.id)));
  std::int64_t from = TRY(number_in(request, "from", usual_from));
  std::int64_t to = TRY(number_in(request, "to", usual_to));
  Reading before, after;
  before.plans.push_back(TRY(content_of(desk, dossier, from)).plan);
  after.plans.push_back(TRY(content_of(desk, dossier, to)).plan);
  Source old_source{.name = std::to_string(from), .format = "json", .sha256 = {}, .pages = 0};
  Source new_source{.name = std::to_string(to), .format = "json", .sha256 = {}, .pages = 0};
  return reply(report::diff_json(report::diff(before, after), old_source, new_source, desk.language()));
}

constexpr UseCase saving_table[] = {
    {"savePlan", Access::write, Reach::write, false, {"保存计划", "save a plan"}, save_plan},
    {"changePlan", Access::write, Reach::write, false, {"修改计划", "change a plan"}, change_plan},
    {"listRevisions", Access::read, Reach::read, false, {"查看版次", "list revisions"}, list_revisions},
    {"getRevision", Access::read, Reach::read, false, {"查看版次", "see a revision"}, get_revision},
    {"diffRevisions", Access::read, Reach::read, false, {"比较版次", "compare revisions"}, diff_revisions},
};

}  // namespace

std::span<const UseCase> saving_use_cases() {
  return saving_table;
}

}  // namespace hengji::service
