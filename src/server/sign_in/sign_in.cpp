#include "server/sign_in/sign_in.h"

#include <algorithm>

#include "server/sign_in/ldap.h"
#include "server/sign_in/password.h"
#include "server/sign_in/secrets.h"
#include "server/sign_in/totp.h"
#include "store/organization.h"

namespace hengji::server {
namespace {

constexpr std::int64_t free_of_account = 5;
constexpr std::int64_t free_of_address = 20;
constexpr std::size_t agent_bytes = 200;

struct Known {
  std::optional<store::Person> person;
  std::optional<store::Credential> credential;
  std::optional<store::TotpSecret> totp;
  std::optional<store::Instant> locked_until;
};

std::string account_key(const Attempt& attempt) {
  return "account:" + attempt.account;
}

std::string address_key(const Attempt& attempt) {
  return "address:" + attempt.address;
}

Result<Known> known_of(Site& site, const Attempt& attempt) {
  return site.store->read([&](store::Transaction& transaction) -> Result<Known> {
    Known known;
    for (const std::string& key : {account_key(attempt), address_key(attempt)}) {
      auto lock = TRY(store::find_lock_out(transaction, key));
      if (lock && lock->until) known.locked_until = std::max(known.locked_until, lock->until);
    }
    known.person = TRY(store::find_account(transaction, attempt.account));
    if (!known.person) return known;
    known.credential = TRY(store::find_credential(transaction, known.person->id));
    known.totp = TRY(store::find_totp(transaction, known.person->id));
    return known;
  });
}

Result<void> count(store::Transaction& transaction, const std::string& key, std::int64_t free,
                   store::Instant now) {
  store::LockOut lock = TRY(store::count_failure(transaction, key, now));
  auto pause = lock_for(lock.failures, free);
  if (pause.count() > 0) TRY_VOID(store::lock_until(transaction, key, now + pause));
  return {};
}

Result<NotLetIn> refused(Site& site, const Attempt& attempt, const Known& known, NotLetIn::Why why,
                         store::Instant now) {
  TRY_VOID(site.store->write([&](store::Transaction& transaction) -> Result<bool> {
    TRY_VOID(count(transaction, account_key(attempt), free_of_account, now));
    if (!attempt.address.empty()) TRY_VOID(count(transaction, address_key(attempt), free_of_address, now));
    if (known.person)
      transaction.audit({.actor = known.person->id,
                         .action = "signInRefused",
                         .subject = "person/" + known.person->id,
                         .detail = "{}",
                         .at = now});
    return true;
  }));
  return NotLetIn{why};
}

Result<bool> is_right(Site& site, const Attempt& attempt, const Known& known) {
  bool is_active = known.person && known.person->active;
  bool is_by_password =
      is_password(is_active && known.credential ? known.credential->hash : std::string(), attempt.password);
  if (is_by_password || !is_active || site.settings.ldap.url.empty()) return is_by_password;
  return ldap_knows(site.settings.ldap, attempt.account, attempt.password);
}

}  // namespace

std::chrono::seconds lock_for(std::int64_t failures, std::int64_t free) {
  if (failures < free) return std::chrono::seconds(0);
  auto doublings = std::min<std::int64_t>(failures - free, 5);
  return std::chrono::seconds(std::min<std::int64_t>(30 << doublings, 900));
}

Result<Opened> open_session(Site& site, std::string_view person, const Attempt& attempt, store::Instant now) {
  Opened opened;
  opened.secret = new_secret();
  opened.session = {.hash = secret_hash(opened.secret),
                    .id = store::new_id(),
                    .person = std::string(person),
                    .csrf = new_secret(),
                    .created = now,
                    .last_seen = now,
                    .expires = now + site.settings.session_life,
                    .address = {},
                    .agent = attempt.agent.substr(0, agent_bytes)};
  TRY_VOID(site.store->write([&](store::Transaction& transaction) -> Result<bool> {
    TRY_VOID(store::put_session(transaction, opened.session));
    if (!attempt.account.empty()) TRY_VOID(store::clear_failures(transaction, account_key(attempt)));
    transaction.audit({.actor = opened.session.person,
                       .action = "signIn",
                       .subject = "session/" + opened.session.id,
                       .detail = "{}",
                       .at = now});
    return true;
  }));
  return opened;
}

Result<std::variant<Opened, NotLetIn>> sign_in(Site& site, const Attempt& attempt, store::Instant now) {
  using Given = std::variant<Opened, NotLetIn>;
  Known known = TRY(known_of(site, attempt));
  if (known.locked_until && *known.locked_until > now) {
    auto left = std::chrono::ceil<std::chrono::seconds>(*known.locked_until - now);
    return Given(NotLetIn{NotLetIn::Why::locked, left});
  }
  bool is_let_in = TRY(is_right(site, attempt, known));
  if (!is_let_in) return Given(TRY(refused(site, attempt, known, NotLetIn::Why::wrong, now)));
  if (known.totp && known.totp->confirmed) {
    if (attempt.totp.empty()) return Given(NotLetIn{NotLetIn::Why::totp_required});
    auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    auto step = totp_step(known.totp->secret, attempt.totp, seconds);
    bool is_fresh = step && TRY(site.store->write([&](store::Transaction& transaction) {
                      return store::use_totp_step(transaction, known.person->id, *step);
                    }));
    if (!is_fresh) return Given(TRY(refused(site, attempt, known, NotLetIn::Why::totp_wrong, now)));
  }
  return Given(TRY(open_session(site, known.person->id, attempt, now)));
}

}  // namespace hengji::server
