#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/transaction.h"

namespace hengji::store {

/// How a person proves to be that person. Hashes only.
struct Credential {
  std::string person;
  std::string hash;  ///< of the password, with its parameters
  Instant changed{};
  bool must_change = false;
};

/// One-time passwords (RFC 6238).
struct TotpSecret {
  std::string person;
  std::string secret;
  bool confirmed = false;
  std::int64_t last_step = 0;  ///< the newest one used; none is good twice
};

/// A signed-in browser. The store knows the hash of the cookie, never the cookie.
struct Session {
  std::string hash;
  std::string id;  ///< for the list that the person sees
  std::string person;
  std::string csrf;
  Instant created{};
  Instant last_seen{};
  Instant expires{};
  std::string address;
  std::string agent;
};

/// An API token. The store knows its hash only.
struct Token {
  std::string hash;
  std::string id;
  std::string person;
  std::string name;
  std::string scopes;  ///< parted by blanks
  Instant created{};
  std::optional<Instant> expires;
  std::optional<Instant> last_used;
  std::optional<Instant> revoked;
};

/// Failed sign-ins of an account or an address.
struct LockOut {
  std::string key;
  std::int64_t failures = 0;
  Instant last{};
  std::optional<Instant> until;
};

/// What a write with an idempotency key was answered.
struct IdempotentAnswer {
  std::string person;
  std::string key;
  std::string request;  ///< hash of method, path and body
  std::int64_t status = 0;
  std::string headers;  ///< JSON
  std::string body;
  Instant at{};
};

Result<void> put_credential(Transaction& transaction, const Credential& credential);
Result<std::optional<Credential>> find_credential(Transaction& transaction, std::string_view person);

Result<void> put_totp(Transaction& transaction, const TotpSecret& secret);
Result<std::optional<TotpSecret>> find_totp(Transaction& transaction, std::string_view person);
Result<void> remove_totp(Transaction& transaction, std::string_view person);
/// Whether the step was new; from then on it is used.
Result<bool> use_totp_step(Transaction& transaction, std::string_view person, std::int64_t step);

Result<void> put_session(Transaction& transaction, const Session& session);
Result<std::optional<Session>> find_session(Transaction& transaction, std::string_view hash);
Result<std::vector<Session>> sessions_of(Transaction& transaction, std::string_view person);
Result<void> touch_session(Transaction& transaction, std::string_view hash, Instant at);
Result<void> remove_session(Transaction& transaction, std::string_view person, std::string_view id);
/// All but the one with that hash; give "" for all.
Result<void> remove_sessions(Transaction& transaction, std::string_view person, std::string_view but_hash);

Result<void> put_token(Transaction& transaction, const Token& token);
Result<std::optional<Token>> find_token(Transaction& transaction, std::string_view hash);
Result<std::vector<Token>> tokens_of(Transaction& transaction, std::string_view person);
Result<void> revoke_token(Transaction& transaction, std::string_view person, std::string_view id, Instant at);

/// Counts one more failure and gives the count.
Result<LockOut> count_failure(Transaction& transaction, std::string_view key, Instant at);
Result<void> lock_until(Transaction& transaction, std::string_view key, Instant until);
Result<std::optional<LockOut>> find_lock_out(Transaction& transaction, std::string_view key);
Result<void> clear_failures(Transaction& transaction, std::string_view key);

/// False when the key is taken: somebody is at it, or it was answered. Status 0 means: not answered yet.
Result<bool> claim_key(Transaction& transaction, const IdempotentAnswer& answer);
Result<void> put_answer(Transaction& transaction, const IdempotentAnswer& answer);
Result<std::optional<IdempotentAnswer>> find_answer(Transaction& transaction, std::string_view person,
                                                    std::string_view key);
Result<void> release_key(Transaction& transaction, std::string_view person, std::string_view key);

/// Forgets sessions and keys whose time is over.
Result<void> sweep_access(Transaction& transaction, Instant at, std::chrono::seconds keep_answers);

}  // namespace hengji::store
