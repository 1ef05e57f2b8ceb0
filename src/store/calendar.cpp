#include "store/calendar.h"

#include "store/calendar_mapping.h"
#include "store/sql/rows.h"

namespace hengji::store {

Result<void> put_window(Transaction& transaction, const Window& window) {
  return sql::put(transaction, window);
}

Result<std::optional<Window>> find_window(Transaction& transaction, std::string_view id) {
  return sql::find<Window>(transaction, "id", id);
}

Result<std::vector<Window>> windows(Transaction& transaction, std::optional<std::string> region,
                                    std::optional<int> year) {
  sql::Query query = sql::select<Window>().add(" WHERE TRUE");
  if (region) query.add(" AND region = ", *region);
  if (year) query.add(" AND year = ", *year);
  return sql::rows<Window>(transaction, query.add(" ORDER BY region, year, opens, stage"));
}

Result<void> put_exception(Transaction& transaction, const WindowException& exception) {
  return sql::put(transaction, exception);
}

Result<std::vector<WindowException>> exceptions(Transaction& transaction, std::string_view window) {
  return sql::rows<WindowException>(
      transaction,
      sql::select<WindowException>().add(" WHERE calendar_window = ", window).add(" ORDER BY department"));
}

Result<void> put_task(Transaction& transaction, const Task& task) {
  sql::Query query("UPDATE task SET kind = ");
  query.add("", task.kind).add(", title = ", task.title).add(", region = ", task.region);
  query.add(", department = ", task.department).add(", person = ", task.person).add(", role = ", task.role);
  query.add(", dossier = ", task.dossier).add(", due = ", task.due).add(", link = ", task.link);
  if (TRY(sql::run(transaction, query.add(" WHERE key = ", task.key).add(" AND done IS NULL"))) > 0)
    return {};
  return sql::insert(transaction, task);
}

Result<void> finish_task(Transaction& transaction, std::string_view key, Instant at) {
  sql::Query query("UPDATE task SET done = ");
  TRY(sql::run(transaction, query.add("", at).add(" WHERE key = ", key).add(" AND done IS NULL")));
  return {};
}

Result<std::vector<Task>> open_tasks(Transaction& transaction, std::string_view person,
                                     const std::vector<std::string>& roles, const Scope& scope) {
  sql::Query query = sql::select<Task>().add(" WHERE done IS NULL AND (person = ", person);
  query.add(" OR (person IS NULL AND ").add_one_of("role", roles).add_scope(scope, "region", "department");
  return sql::rows<Task>(transaction, query.add(")) ORDER BY due IS NULL, due, created, id"));
}

Result<std::vector<Task>> tasks_of(Transaction& transaction, std::string_view dossier) {
  return sql::rows<Task>(transaction,
                         sql::select<Task>().add(" WHERE dossier = ", dossier).add(" ORDER BY created, id"));
}

Result<void> add_notification(Transaction& transaction, const Notification& notification) {
  return sql::insert(transaction, notification);
}

Result<Listing<Notification>> notifications(Transaction& transaction, std::string_view person,
                                            const Page& page) {
  sql::Query query = sql::select<Notification>().add(" WHERE person = ", person);
  if (auto parts = TRY(sql::cursor_parts(page.after, 2)); !parts.empty())
    query.add(" AND (at, id) < (", sql::value_as<std::int64_t>(parts[0])).add(", ", parts[1]).add(")");
  query.add(" ORDER BY at DESC, id DESC");
  return sql::listing<Notification>(transaction, query, page, [](const Notification& last) {
    return std::vector{std::to_string(last.at.time_since_epoch().count()), last.id};
  });
}

Result<void> see_notifications(Transaction& transaction, std::string_view person, Instant at) {
  sql::Query query("UPDATE notification SET seen = ");
  query.add("", at).add(" WHERE person = ", person).add(" AND seen IS NULL AND at <= ", at);
  TRY(sql::run(transaction, query));
  return {};
}

Result<void> mark_seen(Transaction& transaction, const SeenMark& mark) {
  return sql::put(transaction, mark);
}

Result<std::vector<SeenMark>> seen_marks(Transaction& transaction, std::string_view subject_prefix) {
  std::string pattern = sql::like_pattern(subject_prefix).substr(1);
  return sql::rows<SeenMark>(transaction, sql::select<SeenMark>()
                                              .add(" WHERE subject LIKE ", pattern)
                                              .add(" ESCAPE '\\' ORDER BY subject, person"));
}

}  // namespace hengji::store
