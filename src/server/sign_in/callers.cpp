#include "server/sign_in/callers.h"

#include "server/limits.h"
#include "server/sign_in/secrets.h"
#include "service/use_case.h"

namespace hengji::server {
namespace {

constexpr std::chrono::seconds good_for{1};
/// One looks again before the second is over, so that not everybody has to when it is.
constexpr std::chrono::milliseconds good_without_a_look{500};
constexpr std::chrono::seconds between_touches{60};

/// A person who is gone or no longer active is nobody.
Result<std::optional<Caller>> caller_of(const service::House& house, std::string_view person,
                                        store::Instant now) {
  auto actor = service::actor_for(house, person, now, {}, Language::zh);
  if (actor) return Caller{.actor = *std::move(actor)};
  if (actor.error().kind == service::Refusal::Kind::unavailable && actor.error().cause)
    return fail(*actor.error().cause);
  return std::optional<Caller>();
}

}  // namespace

std::vector<service::Reach> reach_of(std::string_view scopes) {
  std::vector<service::Reach> reach;
  constexpr std::pair<std::string_view, service::Reach> words[] = {{"read", service::Reach::read},
                                                                   {"write", service::Reach::write},
                                                                   {"review", service::Reach::review},
                                                                   {"admin", service::Reach::admin}};
  for (const auto& [word, one] : words)
    if (scopes.find(word) != std::string_view::npos) reach.push_back(one);
  return reach;
}

std::optional<Caller> Callers::known(const std::string& hash, store::Instant now) {
  std::lock_guard lock(mutex_);
  auto found = known_.find(hash);
  if (found == known_.end() || found->second.until < now) return std::nullopt;
  Known& one = found->second;
  if (!one.is_looked_at && one.look_again < now) {
    one.is_looked_at = true;
    return std::nullopt;
  }
  return one.caller;
}

std::optional<Caller> Callers::remembered(std::string_view secret, store::Instant now) {
  std::string hash = secret_hash(secret);
  std::lock_guard lock(mutex_);
  auto found = known_.find(hash);
  if (found == known_.end() || found->second.until < now) return std::nullopt;
  const Known& one = found->second;
  return one.is_looked_at || one.look_again >= now ? std::optional(one.caller) : std::nullopt;
}

void Callers::keep(const std::string& hash, const Caller& caller, store::Instant now) {
  std::lock_guard lock(mutex_);
  if (known_.size() >= limits::known_callers) known_.clear();
  known_.insert_or_assign(hash, Known{caller, now + good_without_a_look, now + good_for});
}

void Callers::forget_all() {
  std::lock_guard lock(mutex_);
  known_.clear();
}

Result<std::optional<Caller>> Callers::by_session(const service::House& house, std::string_view secret,
                                                  store::Instant now, std::chrono::minutes idle) {
  std::string hash = secret_hash(secret);
  if (auto caller = known(hash, now)) return caller;
  std::optional<store::Session> session;
  std::optional<store::Credential> credential;
  TRY_VOID(house.store.read([&](store::Transaction& transaction) -> Result<bool> {
    session = TRY(store::find_session(transaction, hash));
    if (session) credential = TRY(store::find_credential(transaction, session->person));
    return true;
  }));
  if (!session || session->expires <= now || session->last_seen + idle <= now) return std::optional<Caller>();
  auto caller = TRY(caller_of(house, session->person, now));
  if (!caller) return caller;
  caller->must_change_password = credential && credential->must_change;
  caller->session = session;
  keep(hash, *caller, now);  // nobody else waits for the disk
  if (session->last_seen + between_touches <= now)
    TRY_VOID(house.store.write([&](store::Transaction& transaction) -> Result<bool> {
      TRY_VOID(store::touch_session(transaction, hash, now));
      return true;
    }));
  return caller;
}

Result<std::optional<Caller>> Callers::by_token(const service::House& house, std::string_view secret,
                                                store::Instant now) {
  std::string hash = secret_hash(secret);
  if (auto caller = known(hash, now)) return caller;
  auto token = TRY(house.store.read(
      [&](store::Transaction& transaction) { return store::find_token(transaction, hash); }));
  if (!token || token->revoked || (token->expires && *token->expires <= now)) return std::optional<Caller>();
  auto caller = TRY(caller_of(house, token->person, now));
  if (!caller) return caller;
  caller->actor.reach = reach_of(token->scopes);
  keep(hash, *caller, now);
  if (!token->last_used || *token->last_used + between_touches <= now) {
    token->last_used = now;
    TRY_VOID(house.store.write([&](store::Transaction& transaction) -> Result<bool> {
      TRY_VOID(store::put_token(transaction, *token));
      return true;
    }));
  }
  return caller;
}

}  // namespace hengji::server
