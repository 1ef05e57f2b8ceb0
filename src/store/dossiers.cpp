#include "store/dossiers.h"

#include <fmt/format.h>

#include "base/json.h"
#include "store/dossiers_mapping.h"
#include "store/organization.h"
#include "store/sql/partitions.h"
#include "store/sql/rows.h"

namespace hengji::store {
namespace {

Error dossier_is_there(const Dossier& dossier) {
  return Error::usage(
      {fmt::format("该部门 {} 年的“{}”已经建立，请打开已有的那一份。", dossier.year,
                   dossier.title.empty() ? dossier.kind : dossier.title),
       fmt::format("the department has its plan of {} already; open that one.", dossier.year)});
}

Result<Dossier> present(Transaction& transaction, std::string_view id) {
  auto dossier = TRY(find_dossier(transaction, id));
  if (!dossier) return fail(sql::no_such(id));
  return std::move(*dossier);
}

Result<Stale> stale(Transaction& transaction, const Dossier& dossier, std::int64_t known) {
  sql::Query query = sql::select<Step>();
  sql::where_id(query, "dossier", dossier.id).add(" AND version > ", known).add(" ORDER BY version");
  Stale answer;
  answer.version = dossier.version;
  answer.since = TRY((sql::rows<Step>(transaction, query)));
  return answer;
}

/// Writes the dossier's row and what was done into its history; the caller has changed the dossier.
Result<Standing> advance(Transaction& transaction, Dossier& dossier, Step step) {
  ++dossier.version;
  dossier.updated_by = step.person;
  dossier.updated_at = step.at;
  step.dossier = dossier.id;
  step.version = dossier.version;
  step.revision = dossier.revision;
  sql::Query query("UPDATE dossier SET version = ");
  query.add("", dossier.version).add(", revision = ", dossier.revision).add(", state = ", dossier.state);
  query.add(", published = ", dossier.published).add(", published_revision = ", dossier.published_revision);
  query.add(", updated_by = ", dossier.updated_by).add(", updated_at = ", dossier.updated_at);
  TRY(sql::run(transaction, sql::where_id(query, "id", dossier.id)));
  TRY_VOID(sql::insert(transaction, step));
  return Standing{dossier.version, dossier.revision};
}

void note(Transaction& transaction, const Dossier& dossier, const Step& step, Json detail) {
  transaction.audit(
      {dossier.region, step.person, "plan." + step.action, "dossier/" + dossier.id, detail.dump(), step.at});
}

Step step_of(const Move& move, const Dossier& dossier) {
  Step step;
  step.person = move.person;
  step.at = move.at;
  step.action = move.action;
  step.from_state = dossier.state;
  step.to_state = move.to_state;
  step.note = move.note;
  step.seal = move.seal;
  return step;
}

/// `version` is what the move makes of the dossier's.
Json in_words(const Step& step, std::int64_t version) {
  Json json = Json::object().set("from", step.from_state).set("to", step.to_state).set("note", step.note);
  if (!step.seal.empty()) json.set("version", static_cast<long long>(version)).set("seal", step.seal);
  return json;
}

}  // namespace

Result<Dossier> create_dossier(Transaction& transaction, Dossier dossier) {
  auto department = TRY(find_department(transaction, dossier.department));
  if (!department) return fail(sql::no_such(dossier.department));
  dossier.region = department->region;
  if (TRY(find_dossier(transaction, dossier.department, dossier.year, dossier.kind, dossier.title)))
    return fail(dossier_is_there(dossier));
  dossier.id = new_id_within(dossier.region, dossier.year);
  dossier.version = 1;
  dossier.revision = 0;
  dossier.updated_by = dossier.created_by;
  dossier.updated_at = dossier.created_at;
  TRY_VOID(sql::make_partitions(transaction, dossier.region, dossier.year));
  TRY_VOID(sql::insert(transaction, dossier));
  Step step;
  step.dossier = dossier.id;
  step.version = 1;
  step.person = dossier.created_by;
  step.at = dossier.created_at;
  step.action = "create";
  step.to_state = dossier.state;
  TRY_VOID(sql::insert(transaction, step));
  note(transaction, dossier, step,
       Json::object()
           .set("department", dossier.department)
           .set("kind", dossier.kind)
           .set("title", dossier.title));
  return dossier;
}

Result<std::optional<Dossier>> find_dossier(Transaction& transaction, std::string_view id) {
  sql::Query query = sql::select<Dossier>();
  sql::where_id(query, "id", id);
  if (transaction.writes()) query.add(sql::for_update(transaction));
  return sql::first<Dossier>(transaction, query);
}

Result<std::optional<Dossier>> find_dossier(Transaction& transaction, std::string_view department, int year,
                                            std::string_view kind, std::string_view title) {
  sql::Query query = sql::select<Dossier>().add(" WHERE department = ", department).add(" AND year = ", year);
  query.add(" AND kind = ", kind).add(" AND title = ", title);
  if (transaction.writes()) query.add(sql::for_update(transaction));
  return sql::first<Dossier>(transaction, query);
}

Outcome<Standing> save_revision(Transaction& transaction, std::string_view id, std::int64_t version,
                                const NewRevision& given) {
  Dossier dossier = TRY(present(transaction, id));
  if (dossier.version != version) return TRY(stale(transaction, dossier, version));
  Revision revision;
  revision.dossier = dossier.id;
  revision.number = ++dossier.revision;
  revision.content = given.content;
  revision.hash = seal(transaction.seal(), given.content);
  revision.author = given.author;
  revision.at = given.at;
  revision.note = given.note;
  TRY_VOID(sql::insert(transaction, revision));
  Step step;
  step.person = given.author;
  step.at = given.at;
  step.action = given.action;
  step.note = given.note;
  note(transaction, dossier, step,
       Json::object().set("revision", static_cast<long long>(revision.number)).set("hash", revision.hash));
  return TRY(advance(transaction, dossier, std::move(step)));
}

Outcome<Standing> move_dossier(Transaction& transaction, std::string_view id, std::int64_t version,
                               const Move& move) {
  Dossier dossier = TRY(present(transaction, id));
  if (dossier.version != version) return TRY(stale(transaction, dossier, version));
  Step step = step_of(move, dossier);
  dossier.state = move.to_state;
  note(transaction, dossier, step, in_words(step, dossier.version + 1));
  return TRY(advance(transaction, dossier, std::move(step)));
}

Outcome<Standing> set_published(Transaction& transaction, std::string_view id, std::int64_t version,
                                std::int64_t revision, const Move& move) {
  Dossier dossier = TRY(present(transaction, id));
  if (dossier.version != version) return TRY(stale(transaction, dossier, version));
  Step step = step_of(move, dossier);
  dossier.state = move.to_state;
  dossier.published = revision != 0;
  dossier.published_revision = revision;
  note(transaction, dossier, step,
       in_words(step, dossier.version + 1).set("revision", static_cast<long long>(revision)));
  return TRY(advance(transaction, dossier, std::move(step)));
}

Result<void> set_counts(Transaction& transaction, std::string_view dossier, const Counts& counts) {
  sql::Query query("UPDATE dossier SET blocking = ");
  query.add("", counts.blocking).add(", confirm = ", counts.confirm).add(", advice = ", counts.advice);
  query.add(", open = ", counts.open).add(", comments = ", counts.comments);
  TRY(sql::run(transaction, sql::where_id(query, "id", dossier)));
  return {};
}

Result<void> set_light(Transaction& transaction, std::string_view dossier, std::string_view light) {
  sql::Query query("UPDATE dossier SET light = ");
  TRY(sql::run(transaction, sql::where_id(query.add("", light), "id", dossier)));
  return {};
}

Result<std::optional<Revision>> find_revision(Transaction& transaction, std::string_view dossier,
                                              std::int64_t number) {
  sql::Query query = sql::select<Revision>();
  sql::where_id(query, "dossier", dossier);
  if (number != 0) query.add(" AND number = ", number);
  return sql::first<Revision>(transaction, query.add(" ORDER BY number DESC LIMIT 1"));
}

Result<std::vector<Revision>> revisions(Transaction& transaction, std::string_view dossier) {
  sql::Query query("SELECT region, year, dossier, number, '', hash, author, at, note FROM revision");
  return sql::rows<Revision>(transaction,
                             sql::where_id(query, "dossier", dossier).add(" ORDER BY number DESC"));
}

Result<std::vector<Step>> history(Transaction& transaction, std::string_view dossier) {
  return sql::rows_of<Step>(transaction, dossier, " ORDER BY version");
}

Result<std::vector<Step>> brief_history(Transaction& transaction, std::string_view dossier) {
  sql::Query query = sql::select<Step>();
  sql::where_id(query, "dossier", dossier).add(" AND (action <> 'save' OR version IN (");
  query.add("SELECT MIN(version) FROM step");
  sql::where_id(query, "dossier", dossier).add(" AND action = 'save' GROUP BY person)) ORDER BY version");
  return sql::rows<Step>(transaction, query);
}

}  // namespace hengji::store
