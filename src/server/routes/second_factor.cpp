#include "server/problem.h"
#include "server/routes/handlers.h"
#include "server/sign_in/totp.h"
#include "store/organization.h"

namespace hengji::server {
namespace {

using service::Answer;
using service::Refusal;

std::int64_t seconds_of(store::Instant now) {
  return std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
}

store::AuditNote note(const Call& call, std::string action) {
  return {.actor = call.actor.id,
          .action = std::move(action),
          .subject = "person/" + call.actor.id,
          .detail = "{}",
          .at = call.actor.now};
}

Answer<std::optional<store::TotpSecret>> secret_of(Call& call) {
  return TRY(call.site.store->read(
      [&](store::Transaction& transaction) { return store::find_totp(transaction, call.actor.id); }));
}

/// Whether it is a code of the secret that was not used before.
Answer<bool> uses_code(Call& call, const store::TotpSecret& secret, std::string_view code) {
  auto step = totp_step(secret.secret, code, seconds_of(call.actor.now));
  if (!step) return false;
  return TRY(call.site.store->write([&](store::Transaction& transaction) {
    return store::use_totp_step(transaction, call.actor.id, *step);
  }));
}

Refusal wrong_code() {
  return Refusal::invalid({"动态口令不对，或已用过。", "the one-time code is wrong or was used."});
}

}  // namespace

Answer<http::Response> start_totp(Call& call) {
  auto present = TRY(secret_of(call));
  if (present && present->confirmed)
    return fail(Refusal::exists(
        {"动态口令已经启用；要更换请先停用。", "one-time codes are in use; remove them first."}));
  store::TotpSecret secret{.person = call.actor.id, .secret = new_totp_secret()};
  std::string account;
  TRY_VOID(call.site.store->write([&](store::Transaction& transaction) -> Result<bool> {
    TRY_VOID(store::put_totp(transaction, secret));
    auto person = TRY(store::find_person(transaction, call.actor.id));
    account = person ? person->account : call.actor.id;
    return true;
  }));
  return json_response(
      call, Json::object().set("secret", secret.secret).set("uri", totp_uri(secret.secret, account)));
}

Answer<http::Response> confirm_totp(Call& call) {
  std::string code = TRY(JsonView(call.asked.body)["code"].text(20));
  auto secret = TRY(secret_of(call));
  if (!secret)
    return fail(Refusal::not_found({"还没有生成动态口令的密钥。", "there is no secret to confirm."}));
  if (!TRY(uses_code(call, *secret, code))) return fail(wrong_code());
  TRY_VOID(call.site.store->write([&](store::Transaction& transaction) -> Result<bool> {
    auto present = TRY(store::find_totp(transaction, call.actor.id));
    if (!present) return true;
    present->confirmed = true;
    TRY_VOID(store::put_totp(transaction, *present));
    transaction.audit(note(call, "confirmTotp"));
    return true;
  }));
  return done(call);
}

Answer<http::Response> remove_totp(Call& call) {
  auto secret = TRY(secret_of(call));
  if (!secret) return done(call);
  if (secret->confirmed && !TRY(uses_code(call, *secret, call["code"]))) return fail(wrong_code());
  TRY_VOID(call.site.store->write([&](store::Transaction& transaction) -> Result<bool> {
    TRY_VOID(store::remove_totp(transaction, call.actor.id));
    transaction.audit(note(call, "removeTotp"));
    return true;
  }));
  return done(call);
}

}  // namespace hengji::server
