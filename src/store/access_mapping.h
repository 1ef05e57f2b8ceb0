#pragma once

#include "store/access.h"
#include "store/sql/mapping.h"

namespace hengji::store::sql {

template <>
struct Mapping<Credential> {
  static constexpr std::string_view table = "credential";
  static constexpr std::size_t keys = 1;
  static constexpr auto columns =
      std::tuple(column("person", &Credential::person), column("hash", &Credential::hash),
                 column("changed", &Credential::changed), column("must_change", &Credential::must_change));
};

template <>
struct Mapping<TotpSecret> {
  static constexpr std::string_view table = "totp_secret";
  static constexpr std::size_t keys = 1;
  static constexpr auto columns =
      std::tuple(column("person", &TotpSecret::person), column("secret", &TotpSecret::secret),
                 column("confirmed", &TotpSecret::confirmed), column("last_step", &TotpSecret::last_step));
};

template <>
struct Mapping<Session> {
  static constexpr std::string_view table = "session";
  static constexpr std::size_t keys = 1;
  static constexpr auto columns = std::tuple(
      column("hash", &Session::hash), column("id", &Session::id), column("person", &Session::person),
      column("csrf", &Session::csrf), column("created", &Session::created),
      column("last_seen", &Session::last_seen), column("expires", &Session::expires),
      column("address", &Session::address), column("agent", &Session::agent));
};

template <>
struct Mapping<Token> {
  static constexpr std::string_view table = "token";
  static constexpr std::size_t keys = 1;
  static constexpr auto columns =
      std::tuple(column("hash", &Token::hash), column("id", &Token::id), column("person", &Token::person),
                 column("name", &Token::name), column("scopes", &Token::scopes),
                 column("created", &Token::created), column("expires", &Token::expires),
                 column("last_used", &Token::last_used), column("revoked", &Token::revoked));
};

template <>
struct Mapping<LockOut> {
  static constexpr std::string_view table = "lock_out";
  static constexpr std::size_t keys = 1;
  static constexpr auto columns =
      std::tuple(column("key", &LockOut::key), column("failures", &LockOut::failures),
                 column("last", &LockOut::last), column("until", &LockOut::until));
};

template <>
struct Mapping<IdempotentAnswer> {
  static constexpr std::string_view table = "idempotent_answer";
  static constexpr std::size_t keys = 2;
  static constexpr auto columns =
      std::tuple(column("person", &IdempotentAnswer::person), column("key", &IdempotentAnswer::key),
                 column("request", &IdempotentAnswer::request), column("status", &IdempotentAnswer::status),
                 column("headers", &IdempotentAnswer::headers), column("body", &IdempotentAnswer::body),
                 column("at", &IdempotentAnswer::at));
};

}  // namespace hengji::store::sql
