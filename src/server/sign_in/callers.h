#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "service/actor.h"
#include "store/access.h"

namespace hengji::service {
struct House;
}

namespace hengji::server {

/// Somebody who is signed in, with a cookie or a token.
struct Caller {
  service::Actor actor;
  std::optional<store::Session> session;
  bool must_change_password = false;
};

/// Who is behind a cookie or a token. What the store said is good for a second, so that a page that asks
/// twenty things at once does not ask twenty times who asks; a session ended here ends at once, one ended on
/// another replica within that second.
class Callers {
 public:
  /// Nothing when the secret is no session's or token's, or its time is over.
  Result<std::optional<Caller>> by_session(const service::House& house, std::string_view secret,
                                           store::Instant now, std::chrono::minutes idle);
  Result<std::optional<Caller>> by_token(const service::House& house, std::string_view secret,
                                         store::Instant now);
  /// Who asked within the last second with that secret; nothing is looked up.
  std::optional<Caller> remembered(std::string_view secret, store::Instant now);
  void forget_all();

 private:
  struct Known {
    Caller caller;
    store::Instant look_again{};  ///< from then on the first who asks looks again; the others go on
    store::Instant until{};
    bool is_looked_at = false;
  };
  /// Nothing also for who is to look again.
  std::optional<Caller> known(const std::string& hash, store::Instant now);
  void keep(const std::string& hash, const Caller& caller, store::Instant now);

  std::mutex mutex_;
  std::unordered_map<std::string, Known> known_;
};

/// Scopes as reaches: "read write" → {read, write}.
std::vector<service::Reach> reach_of(std::string_view scopes);

}  // namespace hengji::server
