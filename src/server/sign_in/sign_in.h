#pragma once

#include <optional>
#include <string>
#include <variant>

#include "server/site.h"
#include "store/access.h"

namespace hengji::server {

/// Somebody trying to sign in.
struct Attempt {
  std::string account;
  std::string password;
  std::string totp;
  std::string address;  ///< of the other end; counted apart from the account
  std::string agent;
};

/// A new session, and the secret that its cookie carries.
struct Opened {
  store::Session session;
  std::string secret;
};

/// Why somebody was not let in. The same answer for an unknown account and a wrong password.
struct NotLetIn {
  enum class Why { wrong, totp_required, totp_wrong, locked };
  Why why = Why::wrong;
  std::chrono::seconds retry_after{0};  ///< of locked
};

/// Checks account, password and code. After five failures of an account, or twenty from an address, each
/// further one locks it for twice as long as the one before: 30 seconds to 15 minutes.
Result<std::variant<Opened, NotLetIn>> sign_in(Site& site, const Attempt& attempt, store::Instant now);

/// A session for somebody whom another system vouches for.
Result<Opened> open_session(Site& site, std::string_view person, const Attempt& attempt, store::Instant now);

/// How long so many failures lock.
std::chrono::seconds lock_for(std::int64_t failures, std::int64_t free);

}  // namespace hengji::server
