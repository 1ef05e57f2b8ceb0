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

}  // namespace

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
