#include "store/calendar_mapping.h"
#include "store/jobs_mapping.h"
#include "store/sql/rows.h"

namespace hengji::store {
namespace {

/// What waits for being sent, put off so that another server leaves it alone for a while.
template <typename Row>
Result<std::vector<Row>> take(Transaction& transaction, Instant at, std::chrono::seconds lease, int most) {
  sql::Query query = sql::select<Row>().add(" WHERE state = 'waiting' AND next_try <= ", at);
  query.add(" ORDER BY next_try, id LIMIT ", most).add(sql::for_update(transaction, sql::OnLocked::skip));
  std::vector<Row> taken = TRY((sql::rows<Row>(transaction, query)));
  for (Row& row : taken) {
    row.next_try = at + lease;
    TRY_VOID(sql::put(transaction, row));
  }
  return taken;
}

/// What left the house, or will not, is dated by when it was to be tried last.
Result<void> sweep(Transaction& transaction, std::string_view table, Instant before) {
  sql::Query query("DELETE FROM ");
  TRY(sql::run(transaction, query.add(table).add(" WHERE state <> 'waiting' AND next_try < ", before)));
  return {};
}

}  // namespace

Result<void> sweep_messages(Transaction& transaction, Instant before) {
  TRY_VOID(sweep(transaction, "message", before));
  sql::Query query("DELETE FROM notification WHERE seen IS NOT NULL AND at < ");
  TRY(sql::run(transaction, query.add("", before)));
  return {};
}

Result<void> sweep_deliveries(Transaction& transaction, Instant before) {
  return sweep(transaction, "delivery", before);
}

Result<bool> add_message(Transaction& transaction, const Message& message) {
  return sql::insert_new(transaction, message);
}

Result<std::vector<Message>> take_messages(Transaction& transaction, Instant at, std::chrono::seconds lease,
                                           int most) {
  return take<Message>(transaction, at, lease, most);
}

Result<void> put_message(Transaction& transaction, const Message& message) {
  return sql::put(transaction, message);
}

Result<void> put_webhook(Transaction& transaction, const Webhook& webhook) {
  return sql::put(transaction, webhook);
}

Result<void> remove_webhook(Transaction& transaction, std::string_view id) {
  TRY(sql::run(transaction, sql::Query("DELETE FROM webhook WHERE id = ").add("", id)));
  return {};
}

Result<std::vector<Webhook>> webhooks(Transaction& transaction) {
  return sql::rows<Webhook>(transaction, sql::select<Webhook>().add(" ORDER BY created, id"));
}

Result<bool> add_delivery(Transaction& transaction, const Delivery& delivery) {
  return sql::insert_new(transaction, delivery);
}

Result<void> put_delivery(Transaction& transaction, const Delivery& delivery) {
  return sql::put(transaction, delivery);
}

Result<std::vector<Delivery>> take_deliveries(Transaction& transaction, Instant at,
                                              std::chrono::seconds lease, int most) {
  return take<Delivery>(transaction, at, lease, most);
}

}  // namespace hengji::store
