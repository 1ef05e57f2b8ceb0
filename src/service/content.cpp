#include "service/content.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "forms/plan_of.h"
#include "model/plan_json.h"
#include "service/content_index.h"
#include "service/plan_paths.h"
#include "service/replies.h"

namespace hengji::service {
namespace {

constexpr std::size_t most_changes_told = 50;

Answer<Content> read(Desk& desk, store::Revision revision) {
  Content content;
  content.json = TRY(Json::parse(revision.content));
  content.plan = TRY(forms::plan_of(content.json, desk.house().packs.vocabulary()));
  content.revision = std::move(revision);
  return content;
}

/// The revision that stood at a version.
std::int64_t revision_at(const std::vector<store::Step>& steps, std::int64_t version) {
  std::int64_t revision = 0;
  for (const store::Step& step : steps)
    if (step.version <= version) revision = step.revision;
  return revision;
}

}  // namespace

Answer<Content> content_of(Desk& desk, const store::Dossier& dossier, std::int64_t number) {
  std::optional<store::Revision> revision = TRY(store::find_revision(desk.transaction(), dossier.id, number));
  if (!revision)
    return fail(Refusal::not_found({fmt::format("这份计划没有第 {} 版。", number),
                                    fmt::format("the plan has no revision {}.", number)}));
  return read(desk, *std::move(revision));
}

Answer<Content> valid_content(Desk& desk, const store::Dossier& dossier) {
  Course course = TRY(course_of(desk, dossier.id));
  return content_of(desk, dossier, course.approved);
}

bool Course::was_filed_by(std::string_view person) const {
  // Who takes over the files of a county files nothing: the departments wrote them, and submit them.
  bool is_imported = steps.size() > 1 && steps[1].action == "import";
  return std::ranges::any_of(steps, [&](const store::Step& step) {
    bool files = (step.action == "create" && !is_imported) || step.action == "save" ||
                 step.action.starts_with("submit") || step.action == "adjust";
    return files && step.person == person;
  });
}

Answer<Course> course_of(Desk& desk, std::string_view dossier) {
  Course course;
  course.steps = TRY(store::brief_history(desk.transaction(), dossier));
  for (const store::Step& step : course.steps) {
    if (step.action != name(Move::finance_approve)) continue;
    course.approved_before = course.approved;
    course.approved = step.revision;
  }
  return course;
}

Answer<std::optional<Content>> last_year_of(Desk& desk, const store::Dossier& dossier) {
  std::optional<store::Dossier> before = TRY(store::find_dossier(
      desk.transaction(), dossier.department, dossier.year - 1, dossier.kind, dossier.title));
  if (!before || before->revision == 0) return std::optional<Content>();
  return std::optional(TRY(valid_content(desk, *before)));
}

Answer<Judged> judge(Desk& desk, const store::Dossier& dossier, const Content& content) {
  using namespace std::chrono;
  std::optional<Content> before = TRY(last_year_of(desk, dossier));
  Against against;
  against.as_of = year(dossier.year) / January / 1;
  if (before) against.last_year = &before->plan;
  return judge(desk.house().packs, content.plan, content.json, against);
}

Answer<Saved> save(Desk& desk, const store::Dossier& dossier, std::int64_t version, const Plan& plan,
                   std::string_view action) {
  Content content;
  content.plan = plan;
  content.json = to_json(plan);
  store::NewRevision revision{.content = content.json.dump(),
                              .author = desk.actor().id,
                              .at = desk.actor().now,
                              .note = {},
                              .action = std::string(action)};
  auto outcome = TRY(store::save_revision(desk.transaction(), dossier.id, version, revision));
  if (std::holds_alternative<store::Stale>(outcome)) return fail(TRY(stale(desk, dossier, version)));
  Saved saved;
  saved.standing = std::get<store::Standing>(outcome);
  TRY_VOID(index(desk, dossier, plan, store::Layer::working));
  Judged judged = TRY(judge(desk, dossier, content));
  TRY_VOID(
      store::set_findings(desk.transaction(), dossier.id, stored_findings(judged, content.json, dossier.id)));
  saved.counts = counts_of(judged, TRY(store::confirmations(desk.transaction(), dossier.id)));
  saved.counts.comments = dossier.comments;
  TRY_VOID(store::set_counts(desk.transaction(), dossier.id, saved.counts));
  return saved;
}

Answer<void> index(Desk& desk, const store::Dossier& dossier, const Plan& plan, store::Layer layer) {
  TRY_VOID(store::set_indicator_rows(desk.transaction(), dossier.id, layer, indicator_rows(dossier, plan)));
  TRY_VOID(store::set_search_texts(desk.transaction(), dossier.id, layer, search_texts(dossier, plan)));
  return {};
}

Answer<void> forget_published(Desk& desk, const store::Dossier& dossier) {
  TRY_VOID(store::set_indicator_rows(desk.transaction(), dossier.id, store::Layer::published, {}));
  TRY_VOID(store::set_search_texts(desk.transaction(), dossier.id, store::Layer::published, {}));
  return {};
}

Answer<Refusal> stale(Desk& desk, const store::Dossier& dossier, std::int64_t version) {
  std::vector<store::Step> steps = TRY(store::history(desk.transaction(), dossier.id));
  Refusal refusal(Refusal::Kind::conflict, "stale", {});
  Refusal::Stale& told = refusal.stale.emplace();
  std::string zh, en;
  if (!steps.empty()) {
    const store::Step& last = steps.back();
    told.person = last.person;
    told.name = desk.name_of(last.person);
    told.at = time_text(last.at);
    told.etag = std::to_string(last.version);
    std::int64_t known = revision_at(steps, version);
    if (known != 0 && known != last.revision) {
      Content before = TRY(content_of(desk, dossier, known));
      Content now = TRY(content_of(desk, dossier, last.revision));
      told.changes = changed_paths(before.json, now.json);
      if (told.changes.size() > most_changes_told) told.changes.resize(most_changes_told);
    }
  }
  refusal.message = {fmt::format("在您打开之后，{}已经改过这份计划（{} 处）。请刷新后再改。", told.name,
                                 told.changes.size()),
                     fmt::format("{} changed this plan after you opened it ({} places); look again.",
                                 told.name, told.changes.size())};
  return refusal;
}

std::string etag_of(const store::Dossier& dossier, const Json& shown) {
  return fmt::format("{}-{}", dossier.version, etag_of(shown));
}

std::optional<std::int64_t> version_in(std::string_view etag) {
  std::int64_t version = 0;
  etag = etag.substr(0, etag.find('-'));
  auto [end, error] = std::from_chars(etag.data(), etag.data() + etag.size(), version);
  if (error != std::errc() || end != etag.data() + etag.size() || version < 0) return std::nullopt;
  return version;
}

Answer<std::int64_t> version_known(const Request& request, const store::Dossier& dossier) {
  if (request.if_match.empty() || request.if_match == "*") return dossier.version;
  std::optional<std::int64_t> version = version_in(request.if_match);
  if (!version || *version > dossier.version)
    return fail(Refusal::invalid({"If-Match 不是这份计划的版本标记。", "If-Match is no ETag of this plan."}));
  return *version;
}

Answer<std::int64_t> version_asked(Desk& desk, const Request& request, const store::Dossier& dossier) {
  std::int64_t version = TRY(version_known(request, dossier));
  if (version != dossier.version) return fail(TRY(stale(desk, dossier, version)));
  return version;
}

Answer<void> refresh_counts(Desk& desk, const store::Dossier& dossier) {
  Content content = TRY(content_of(desk, dossier));
  Judged judged = TRY(judge(desk, dossier, content));
  store::Counts counts = counts_of(judged, TRY(store::confirmations(desk.transaction(), dossier.id)));
  for (const store::Comment& comment : TRY(store::comments(desk.transaction(), dossier.id)))
    counts.comments += !comment.resolved;
  TRY_VOID(store::set_counts(desk.transaction(), dossier.id, counts));
  return {};
}

}  // namespace hengji::service
