#include "store/jobs.h"

#include "store/jobs_mapping.h"
#include "store/sql/rows.h"

namespace hengji::store {
namespace {

/// " WHERE id = … AND owner = … AND state = 'running'": the worker still holds the job.
sql::Query& while_held(sql::Query& query, std::string_view id, std::string_view owner) {
  return query.add(" WHERE id = ", id).add(" AND owner = ", owner).add(" AND state = 'running'");
}

}  // namespace

Result<Job> add_job(Transaction& transaction, const Job& job) {
  if (TRY(sql::insert_new(transaction, job))) return job;
  sql::Query query = sql::select<Job>().add(" WHERE key = ", job.key);
  query.add(" AND state IN ('waiting', 'running', 'done') ORDER BY created LIMIT 1");
  auto known = TRY((sql::first<Job>(transaction, query)));
  if (!known) return fail(sql::no_such(job.id));
  return std::move(*known);
}

Result<std::optional<Job>> find_job(Transaction& transaction, std::string_view id) {
  return sql::find<Job>(transaction, "id", id);
}

Result<std::optional<Job>> find_done(Transaction& transaction, std::string_view kind, std::string_view person,
                                     std::string_view input) {
  sql::Query query = sql::select<Job>().add(" WHERE state = 'done' AND kind = ", kind);
  query.add(" AND person = ", person).add(" AND input = ", input).add(" ORDER BY created DESC LIMIT 1");
  return sql::first<Job>(transaction, query);
}

Result<Listing<Job>> jobs(Transaction& transaction, std::string_view person, const Page& page) {
  sql::Query query = sql::select<Job>().add(" WHERE TRUE");
  if (!person.empty()) query.add(" AND person = ", person);
  if (auto parts = TRY(sql::cursor_parts(page.after, 2)); !parts.empty())
    query.add(" AND (created, id) < (", sql::value_as<std::int64_t>(parts[0])).add(", ", parts[1]).add(")");
  query.add(" ORDER BY created DESC, id DESC");
  return sql::listing<Job>(transaction, query, page, [](const Job& last) {
    return std::vector{std::to_string(last.created.time_since_epoch().count()), last.id};
  });
}

Result<std::optional<Job>> take_job(Transaction& transaction, std::string_view owner, Instant at,
                                    std::chrono::seconds lease) {
  sql::Query query = sql::select<Job>().add(
      " WHERE state IN ('waiting', 'running') AND (state = 'waiting' OR lease_until < ", at);
  query.add(") ORDER BY created, id LIMIT 1").add(sql::for_update(transaction, sql::OnLocked::skip));
  auto job = TRY((sql::first<Job>(transaction, query)));
  if (!job) return job;
  job->state = "running";
  job->owner = owner;
  job->lease_until = at + lease;
  job->attempts += 1;
  if (!job->started) job->started = at;
  TRY_VOID(sql::put(transaction, *job));
  return job;
}

Result<bool> report_progress(Transaction& transaction, std::string_view id, std::string_view owner,
                             double progress, std::string_view message, Instant lease_until) {
  sql::Query query("UPDATE job SET progress = ");
  query.add("", progress).add(", message = ", message).add(", lease_until = ", lease_until);
  while_held(query, id, owner).add(" AND cancel_requested = 0");
  return TRY(sql::run(transaction, query)) > 0;
}

Result<bool> finish_job(Transaction& transaction, std::string_view id, std::string_view owner,
                        std::string_view state, std::string_view message, std::string_view result,
                        Instant at) {
  sql::Query query("UPDATE job SET state = ");
  query.add("", state).add(", message = ", message).add(", result = ", result).add(", finished = ", at);
  query.add(", progress = CASE WHEN ", state).add(" = 'done' THEN 1 ELSE progress END, lease_until = NULL");
  return TRY(sql::run(transaction, while_held(query, id, owner))) > 0;
}

Result<void> cancel_job(Transaction& transaction, std::string_view id, Instant at) {
  sql::Query waiting("UPDATE job SET state = 'cancelled', finished = ");
  waiting.add("", at).add(" WHERE state = 'waiting' AND id = ", id);
  TRY(sql::run(transaction, waiting));
  sql::Query running("UPDATE job SET cancel_requested = 1 WHERE state = 'running' AND id = ");
  TRY(sql::run(transaction, running.add("", id)));
  return {};
}

}  // namespace hengji::store
