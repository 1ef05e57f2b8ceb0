#include <fmt/format.h>

#include <algorithm>

#include "server/limits.h"
#include "server/routes/handlers.h"
#include "server/sign_in/callers.h"
#include "server/sign_in/secrets.h"
#include "server/time_text.h"

namespace hengji::server {
namespace {

using service::Answer;
using service::Refusal;

Json or_null(const std::optional<store::Instant>& instant) {
  return instant ? Json(service::time_text(*instant)) : Json();
}

Json scopes_json(std::string_view scopes) {
  Json list = Json::array();
  while (!scopes.empty()) {
    std::size_t end = scopes.find(' ');
    list.add(scopes.substr(0, end));
    scopes = end == std::string_view::npos ? std::string_view() : scopes.substr(end + 1);
  }
  return list;
}

Json token_json(const store::Token& token) {
  return Json::object()
      .set("id", token.id)
      .set("name", token.name)
      .set("scopes", scopes_json(token.scopes))
      .set("created_at", service::time_text(token.created))
      .set("expires", or_null(token.expires))
      .set("seen_at", or_null(token.last_used));
}

Answer<std::string> scopes_in(const JsonView& view) {
  constexpr std::string_view known[] = {"read", "write", "review", "admin"};
  std::string scopes;
  for (const JsonView& one : TRY(view.elements(std::size(known)))) {
    std::string scope = TRY(one.text(20));
    if (std::ranges::find(known, scope) == std::end(known))
      return fail(Refusal(one.fault(
          {fmt::format("没有“{}”这种范围。", scope), fmt::format("there is no scope \"{}\".", scope)})));
    scopes += (scopes.empty() ? "" : " ") + scope;
  }
  if (scopes.empty()) return fail(Refusal(view.fault({"至少要有一种范围。", "name at least one scope."})));
  return scopes;
}

Answer<std::optional<store::Instant>> expiry_in(const JsonView& view, store::Instant now) {
  if (view.is_null()) return std::optional<store::Instant>();
  auto instant = parse_instant(TRY(view.text(40)));
  if (!instant || *instant <= now)
    return fail(Refusal(view.fault({"到期时间应是以后的时间，如 2027-01-01T00:00:00Z。",
                                    "it ends at a later time, such as 2027-01-01T00:00:00Z."})));
  return instant;
}

}  // namespace

Answer<http::Response> list_tokens(Call& call) {
  auto tokens = TRY(call.site.store->read(
      [&](store::Transaction& transaction) { return store::tokens_of(transaction, call.actor.id); }));
  Json items = Json::array();
  for (const store::Token& token : tokens)
    if (!token.revoked) items.add(token_json(token));
  return json_response(call, Json::object().set("items", std::move(items)).set("next", nullptr));
}

Answer<http::Response> create_token(Call& call) {
  JsonView body(call.asked.body);
  std::string secret = "hj_" + new_secret();
  store::Token token{.hash = secret_hash(secret), .id = store::new_id(), .person = call.actor.id};
  token.name = TRY(body["name"].text(200));
  token.scopes = TRY(scopes_in(body["scopes"]));
  token.expires = TRY(expiry_in(body["expires"], call.actor.now));
  token.created = call.actor.now;
  TRY_VOID(call.site.store->write([&](store::Transaction& transaction) -> Result<bool> {
    TRY_VOID(store::put_token(transaction, token));
    transaction.audit({.actor = call.actor.id,
                       .action = "createToken",
                       .subject = "token/" + token.id,
                       .detail = Json::object().set("scopes", token.scopes).dump(),
                       .at = call.actor.now});
    return true;
  }));
  return json_response(call, token_json(token).set("token", secret));
}

Answer<http::Response> revoke_token(Call& call) {
  TRY_VOID(call.site.store->write([&](store::Transaction& transaction) -> Result<bool> {
    TRY_VOID(store::revoke_token(transaction, call.actor.id, call["id"], call.actor.now));
    transaction.audit({.actor = call.actor.id,
                       .action = "revokeToken",
                       .subject = "token/" + std::string(call["id"]),
                       .detail = "{}",
                       .at = call.actor.now});
    return true;
  }));
  call.site.callers.forget_all();
  return done(call);
}

}  // namespace hengji::server
