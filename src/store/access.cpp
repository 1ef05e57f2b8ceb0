#include "store/access.h"

#include "store/access_mapping.h"
#include "store/sql/rows.h"

namespace hengji::store {
namespace {

Result<void> done(const Result<std::int64_t>& changed) {
  if (!changed) return fail(changed.error());
  return {};
}

}  // namespace

Result<void> put_credential(Transaction& transaction, const Credential& credential) {
  return sql::put(transaction, credential);
}

Result<std::optional<Credential>> find_credential(Transaction& transaction, std::string_view person) {
  return sql::find<Credential>(transaction, "person", person);
}

Result<void> put_totp(Transaction& transaction, const TotpSecret& secret) {
  return sql::put(transaction, secret);
}

Result<std::optional<TotpSecret>> find_totp(Transaction& transaction, std::string_view person) {
  return sql::find<TotpSecret>(transaction, "person", person);
}

Result<void> remove_totp(Transaction& transaction, std::string_view person) {
  return done(sql::run(transaction, sql::Query("DELETE FROM totp_secret WHERE person = ").add("", person)));
}

Result<bool> use_totp_step(Transaction& transaction, std::string_view person, std::int64_t step) {
  sql::Query query("UPDATE totp_secret SET last_step = ");
  query.add("", step).add(" WHERE person = ", person).add(" AND last_step < ", step);
  return TRY(sql::run(transaction, query)) > 0;
}

Result<void> put_session(Transaction& transaction, const Session& session) {
  return sql::put(transaction, session);
}

Result<std::optional<Session>> find_session(Transaction& transaction, std::string_view hash) {
  return sql::find<Session>(transaction, "hash", hash);
}

Result<std::vector<Session>> sessions_of(Transaction& transaction, std::string_view person) {
  return sql::rows<Session>(
      transaction, sql::select<Session>().add(" WHERE person = ", person).add(" ORDER BY created, id"));
}

Result<void> touch_session(Transaction& transaction, std::string_view hash, Instant at) {
  sql::Query query("UPDATE session SET last_seen = ");
  return done(sql::run(transaction, query.add("", at).add(" WHERE hash = ", hash)));
}

Result<void> remove_session(Transaction& transaction, std::string_view person, std::string_view id) {
  sql::Query query("DELETE FROM session WHERE person = ");
  return done(sql::run(transaction, query.add("", person).add(" AND id = ", id)));
}

Result<void> remove_sessions(Transaction& transaction, std::string_view person, std::string_view but_hash) {
  sql::Query query("DELETE FROM session WHERE person = ");
  return done(sql::run(transaction, query.add("", person).add(" AND hash <> ", but_hash)));
}

Result<void> put_token(Transaction& transaction, const Token& token) {
  return sql::put(transaction, token);
}

Result<std::optional<Token>> find_token(Transaction& transaction, std::string_view hash) {
  return sql::find<Token>(transaction, "hash", hash);
}

Result<std::vector<Token>> tokens_of(Transaction& transaction, std::string_view person) {
  return sql::rows<Token>(transaction,
                          sql::select<Token>().add(" WHERE person = ", person).add(" ORDER BY created, id"));
}

Result<void> revoke_token(Transaction& transaction, std::string_view person, std::string_view id,
                          Instant at) {
  sql::Query query("UPDATE token SET revoked = ");
  query.add("", at).add(" WHERE person = ", person).add(" AND id = ", id).add(" AND revoked IS NULL");
  return done(sql::run(transaction, query));
}

Result<LockOut> count_failure(Transaction& transaction, std::string_view key, Instant at) {
  // One statement, so that two failures at the same time count as two.
  sql::Query query("INSERT INTO lock_out (key, failures, last, until) VALUES (");
  query.add("", key).add(", 1, ", at).add(", NULL) ON CONFLICT (key) DO UPDATE SET");
  query.add(" failures = lock_out.failures + 1, last = excluded.last");
  TRY(sql::run(transaction, query));
  return TRY(find_lock_out(transaction, key)).value_or(LockOut{});
}

Result<void> lock_until(Transaction& transaction, std::string_view key, Instant until) {
  sql::Query query("UPDATE lock_out SET until = ");
  return done(sql::run(transaction, query.add("", until).add(" WHERE key = ", key)));
}

Result<std::optional<LockOut>> find_lock_out(Transaction& transaction, std::string_view key) {
  return sql::find<LockOut>(transaction, "key", key);
}

Result<void> clear_failures(Transaction& transaction, std::string_view key) {
  return done(sql::run(transaction, sql::Query("DELETE FROM lock_out WHERE key = ").add("", key)));
}

Result<bool> claim_key(Transaction& transaction, const IdempotentAnswer& answer) {
  return sql::insert_new(transaction, answer);
}

Result<void> put_answer(Transaction& transaction, const IdempotentAnswer& answer) {
  return sql::put(transaction, answer);
}

Result<std::optional<IdempotentAnswer>> find_answer(Transaction& transaction, std::string_view person,
                                                    std::string_view key) {
  sql::Query query = sql::select<IdempotentAnswer>().add(" WHERE person = ", person).add(" AND key = ", key);
  return sql::first<IdempotentAnswer>(transaction, query);
}

Result<void> release_key(Transaction& transaction, std::string_view person, std::string_view key) {
  sql::Query query("DELETE FROM idempotent_answer WHERE person = ");
  return done(sql::run(transaction, query.add("", person).add(" AND key = ", key)));
}

Result<void> sweep_access(Transaction& transaction, Instant at, std::chrono::seconds keep_answers) {
  TRY(sql::run(transaction, sql::Query("DELETE FROM session WHERE expires < ").add("", at)));
  TRY(sql::run(transaction,
               sql::Query("DELETE FROM idempotent_answer WHERE at < ").add("", Instant(at - keep_answers))));
  return {};
}

}  // namespace hengji::store
