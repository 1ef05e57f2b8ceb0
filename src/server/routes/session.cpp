#include <fmt/format.h>

#include <algorithm>

#include "server/api.h"
#include "server/problem.h"
#include "server/routes/handlers.h"
#include "server/sign_in/password.h"
#include "server/sign_in/sign_in.h"
#include "server/sign_in/totp.h"
#include "store/calendar.h"
#include "store/organization.h"

namespace hengji::server {
namespace {

using service::Answer;
using service::Refusal;

Json roles_json(const service::Actor& actor) {
  Json roles = Json::array();
  for (const service::Binding& binding : actor.roles) {
    auto or_null = [](const std::string& id) { return id.empty() ? Json() : Json(id); };
    roles.add(Json::object()
                  .set("role", service::name(binding.role))
                  .set("region", or_null(binding.region))
                  .set("department", or_null(binding.department)));
  }
  return roles;
}

/// The year that is being worked on: of the windows that are open the latest, else the calendar's.
Result<int> working_year(store::Transaction& transaction, const Date& today) {
  int year = 0;
  for (const store::Window& window : TRY(store::windows(transaction, std::nullopt, std::nullopt)))
    if (window.opens <= today && today <= window.closes) year = std::max(year, window.year);
  return year == 0 ? static_cast<int>(today.year()) : year;
}

Answer<Json> session_json(Call& call, const service::Actor& actor, const store::Session& session,
                          bool must_change) {
  std::optional<store::Person> person;
  std::optional<store::TotpSecret> totp;
  int year = 0;
  TRY_VOID(call.site.store->read([&](store::Transaction& transaction) -> Result<bool> {
    year = TRY(working_year(transaction, actor.today()));
    person = TRY(store::find_person(transaction, actor.id));
    totp = TRY(store::find_totp(transaction, actor.id));
    return true;
  }));
  Json about = Json::object().set("id", actor.id).set("name", actor.name);
  about.set("account", person ? person->account : std::string())
      .set("roles", roles_json(actor))
      .set("active", true);
  about.set("totp", totp && totp->confirmed);
  Json capabilities = Json::array();
  for (std::string_view one : service::capabilities_of(actor)) capabilities.add(one);
  Json json = Json::object().set("person", std::move(about)).set("csrf", session.csrf);
  json.set("capabilities", std::move(capabilities)).set("today", to_string(actor.today()));
  json.set("year", year).set("must_change_password", must_change);
  return json;
}

http::Response not_let_in(const Call& call, const NotLetIn& why) {
  switch (why.why) {
    case NotLetIn::Why::locked: {
      auto seconds = why.retry_after.count();
      return locked(why.retry_after,
                    {fmt::format("失败次数过多，请 {} 秒后再试。", seconds),
                     fmt::format("too many failures; try again in {} seconds.", seconds)},
                    call.language);
    }
    case NotLetIn::Why::totp_required:
      return problem(401, "totp_required", {"请输入动态口令。", "enter the one-time code."}, call.language);
    case NotLetIn::Why::totp_wrong:
      return problem(401, "totp_wrong",
                     {"动态口令不对，或已用过。", "the one-time code is wrong or was used."}, call.language);
    case NotLetIn::Why::wrong:
      break;
  }
  return problem(401, "sign_in", {"账号或密码不对。", "the account or the password is wrong."},
                 call.language);
}

}  // namespace

// Lax, not Strict: whoever follows a link in a mail is signed in when he arrives. Writes need the token.
std::string session_cookie_of(const Call& call, std::string_view secret, std::chrono::minutes life) {
  auto seconds = std::chrono::duration_cast<std::chrono::seconds>(life).count();
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}", session_cookie, secret, seconds,
                     is_over_tls(call.site, call.http) ? "; Secure" : "");
}

Answer<http::Response> sign_in_methods(Call& call) {
  const Settings& settings = call.site.settings;
  Json demo = Json::array();
  for (const DemoSignIn& one : call.site.demo)
    demo.add(Json::object()
                 .set("account", one.account)
                 .set("password", one.password)
                 .set("name", one.name)
                 .set("role", one.role)
                 .set("place", one.place));
  Json oidc = settings.oidc.issuer.empty() ? Json() : Json(Json::object().set("name", settings.oidc.name));
  return json_response(call, Json::object()
                                 .set("password", true)
                                 .set("oidc", std::move(oidc))
                                 .set("ldap", !settings.ldap.url.empty())
                                 .set("demo", std::move(demo)));
}

Answer<http::Response> open_own_session(Call& call) {
  JsonView body(call.asked.body);
  Attempt attempt;
  attempt.account = TRY(body["account"].text(200));
  attempt.password = TRY(body["password"].text(2000));
  attempt.totp = TRY(body["totp"].text_or_empty(20));
  attempt.address = address_of(call.site, call.http);
  attempt.agent = call.http.header("User-Agent");
  auto given = TRY(sign_in(call.site, attempt, call.actor.now));
  if (const NotLetIn* refused = std::get_if<NotLetIn>(&given)) return not_let_in(call, *refused);
  const Opened& opened = std::get<Opened>(given);
  auto actor = TRY(service::actor_for(*call.site.house, opened.session.person, call.actor.now, call.http.id,
                                      call.language));
  auto credential = TRY(call.site.store->read([&](store::Transaction& transaction) {
    return store::find_credential(transaction, opened.session.person);
  }));
  Json json = TRY(session_json(call, actor, opened.session, credential && credential->must_change));
  return json_response(call, json)
      .with("Set-Cookie", session_cookie_of(call, opened.secret, call.site.settings.session_life));
}

Answer<http::Response> show_session(Call& call) {
  store::Session none;
  const store::Session& session = call.session ? *call.session : none;
  return json_response(call, TRY(session_json(call, call.actor, session, call.must_change_password)));
}

Answer<http::Response> close_session(Call& call) {
  TRY_VOID(call.site.store->write([&](store::Transaction& transaction) -> Result<bool> {
    TRY_VOID(store::remove_session(transaction, call.actor.id, call.session->id));
    transaction.audit({.actor = call.actor.id,
                       .action = "signOut",
                       .subject = "session/" + call.session->id,
                       .detail = "{}",
                       .at = call.actor.now});
    return true;
  }));
  call.site.callers.forget_all();
  return done(call).with("Set-Cookie", session_cookie_of(call, "", std::chrono::minutes(0)));
}

Answer<http::Response> list_sessions(Call& call) {
  auto sessions = TRY(call.site.store->read(
      [&](store::Transaction& transaction) { return store::sessions_of(transaction, call.actor.id); }));
  Json items = Json::array();
  for (const store::Session& one : sessions)
    items.add(Json::object()
                  .set("id", one.id)
                  .set("created_at", service::time_text(one.created))
                  .set("seen_at", service::time_text(one.last_seen))
                  .set("expires_at", service::time_text(one.expires))
                  .set("current", one.id == call.session->id)
                  .set("agent", one.agent));
  return json_response(call, Json::object().set("items", std::move(items)).set("next", nullptr));
}

Answer<http::Response> revoke_session(Call& call) {
  TRY_VOID(call.site.store->write([&](store::Transaction& transaction) -> Result<bool> {
    TRY_VOID(store::remove_session(transaction, call.actor.id, call["id"]));
    return true;
  }));
  call.site.callers.forget_all();
  return done(call);
}

Answer<http::Response> change_password(Call& call) {
  JsonView body(call.asked.body);
  std::string old = TRY(body["old"].text(2000)), fresh = TRY(body["new"].text(2000));
  std::optional<store::Person> person;
  std::optional<store::Credential> credential;
  TRY_VOID(call.site.store->read([&](store::Transaction& transaction) -> Result<bool> {
    person = TRY(store::find_person(transaction, call.actor.id));
    credential = TRY(store::find_credential(transaction, call.actor.id));
    return true;
  }));
  if (!is_password(credential ? credential->hash : std::string(), old))
    return fail(Refusal(body["old"].fault({"原密码不对。", "the old password is wrong."})));
  if (auto rules = check_password_rules(fresh, person ? person->account : std::string()); !rules)
    return fail(Refusal(body["new"].fault(rules.error().message)));
  if (old == fresh)
    return fail(Refusal(body["new"].fault({"新密码不能与原密码相同。", "the new password is the old one."})));
  std::string hash = TRY(hash_password(fresh));
  TRY_VOID(call.site.store->write([&](store::Transaction& transaction) -> Result<bool> {
    TRY_VOID(store::put_credential(transaction, {call.actor.id, hash, call.actor.now, false}));
    TRY_VOID(store::remove_sessions(transaction, call.actor.id, call.session->hash));
    transaction.audit({.actor = call.actor.id,
                       .action = "changePassword",
                       .subject = "person/" + call.actor.id,
                       .detail = "{}",
                       .at = call.actor.now});
    return true;
  }));
  call.site.callers.forget_all();
  return done(call);
}

}  // namespace hengji::server
