#include "store/events.h"

#include "store/sql/rows.h"

namespace hengji::store {
namespace sql {

template <>
struct Mapping<Event> {
  static constexpr std::string_view table = "event";
  static constexpr std::size_t keys = 1;
  static constexpr auto columns = std::tuple(
      column("number", &Event::number), column("kind", &Event::kind), column("person", &Event::person),
      column("region", &Event::region), column("department", &Event::department),
      column("json", &Event::json), column("at", &Event::at));
};

}  // namespace sql

Result<void> append_events(Transaction& transaction) {
  std::vector<Event>& events = transaction.events();
  if (events.empty()) return {};
  // The row stays locked until the commit, so numbers become visible in their order.
  sql::Query query("UPDATE event_end SET number = number + ");
  query.add("", static_cast<std::int64_t>(events.size())).add(" RETURNING number");
  auto last = TRY(sql::first_cell(transaction, query));
  std::int64_t number =
      (last ? sql::value_as<std::int64_t>(*last) : 0) - static_cast<std::int64_t>(events.size());
  for (Event& event : events) event.number = ++number;
  return sql::insert(transaction, events);
}

Result<std::vector<Event>> events_after(Transaction& transaction, std::int64_t number, int most) {
  return sql::rows<Event>(
      transaction, sql::select<Event>().add(" WHERE number > ", number).add(" ORDER BY number LIMIT ", most));
}

Result<std::int64_t> last_event(Transaction& transaction) {
  auto number = TRY(sql::first_cell(transaction, sql::Query("SELECT number FROM event_end")));
  return number ? sql::value_as<std::int64_t>(*number) : 0;
}

Result<void> sweep_events(Transaction& transaction, Instant before) {
  TRY(sql::run(transaction, sql::Query("DELETE FROM event WHERE at < ").add("", before)));
  return {};
}

}  // namespace hengji::store
