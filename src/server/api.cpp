#include "server/api.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/call.h"
#include "server/described.h"
#include "server/http/target.h"
#include "server/http/wire.h"
#include "server/idempotency.h"
#include "server/kept_answers.h"
#include "server/problem.h"
#include "server/sign_in/secrets.h"

namespace hengji::server {
namespace {

using service::Answer;
using service::Refusal;

Refusal sign_in_first() {
  return {Refusal::Kind::forbidden, "sign_in", {"请先登录。", "please sign in first."}};
}

bool is_safe(http::Method method) {
  return method == http::Method::get || method == http::Method::head;
}

/// Who asks; nothing for the public.
Answer<std::optional<Caller>> caller_of(Site& site, const http::Request& request, store::Instant now) {
  constexpr std::string_view bearer = "Bearer ";
  std::string_view authorization = request.header("Authorization");
  if (authorization.starts_with(bearer)) {
    auto caller = TRY(site.callers.by_token(*site.house, authorization.substr(bearer.size()), now));
    if (!caller)
      return fail(Refusal(Refusal::Kind::forbidden, "sign_in",
                          {"令牌无效或已过期。", "the token is not valid, or no longer."}));
    return caller;
  }
  std::string_view cookie = http::cookie_in(request.header("Cookie"), session_cookie);
  if (cookie.empty()) return std::optional<Caller>();
  return TRY(site.callers.by_session(*site.house, cookie, now, site.settings.session_idle));
}

/// What a browser sends along by itself is not enough to change something.
Answer<void> check_csrf(const http::Request& request, const Route& route,
                        const std::optional<Caller>& caller) {
  if (is_safe(request.method)) return {};
  std::string_view from = request.header("Sec-Fetch-Site");
  bool is_foreign = !from.empty() && from != "same-origin" && from != "none";
  bool is_browser = caller && caller->session;
  if (is_foreign && (is_browser || !caller))
    return fail(Refusal(
        Refusal::Kind::forbidden, "csrf",
        {"请求来自别的网站，未予办理。", "the request comes from another site and was not carried out."}));
  if (is_browser && route.guard != Guard::everyone &&
      !same_secret(request.header("X-CSRF-Token"), caller->session->csrf))
    return fail(Refusal(Refusal::Kind::forbidden, "csrf",
                        {"缺少 X-CSRF-Token，或已失效。请刷新页面。",
                         "X-CSRF-Token is missing or stale; load the page again."}));
  return {};
}

Answer<void> check_guard(const Route& route, const std::optional<Caller>& caller) {
  if (route.guard == Guard::everyone) return {};
  if (!caller) return fail(sign_in_first());
  if (route.guard == Guard::browser && !caller->session)
    return fail(Refusal::forbidden({"这项操作不能用令牌办理，请在浏览器中登录。",
                                    "this is not done with a token; sign in with a browser."}));
  bool reaches = std::ranges::find(caller->actor.reach, route.reach) != caller->actor.reach.end();
  if (route.run != nullptr && !reaches)
    return fail(Refusal(Refusal::Kind::forbidden, "token_scope",
                        {"这个令牌不能用于此项操作。", "this token is not good for that."}));
  bool is_about_sign_in = route.pattern == "/session" || route.pattern == "/password";
  if (caller->must_change_password && !is_about_sign_in)
    return fail(Refusal(Refusal::Kind::forbidden, "must_change_password",
                        {"请先修改初始密码。", "please change the first password before anything else."}));
  return {};
}

Answer<std::optional<Caller>> checked_caller(Site& site, const http::Request& request, const Route& route,
                                             store::Instant now) {
  std::optional<Caller> caller = TRY(caller_of(site, request, now));
  TRY_VOID(check_guard(route, caller));
  TRY_VOID(check_csrf(request, route, caller));
  return caller;
}

Refusal broken_escape() {
  return Refusal(Refusal::Kind::invalid, "invalid",
                 {"地址中的百分号编码有误。", "a percent escape in the address is broken."});
}

/// What comes back from an identity provider may hold anything; for all else there is the description.
Answer<void> check_names(const Call& call) {
  if (call.route.run != nullptr) return {};
  const auto& known = query_parameters(call.route.operation);
  for (const auto& [name, value] : call.asked.parameters) {
    if (known.contains(name)) continue;
    std::string list;
    for (const std::string& one : known) (list += list.empty() ? "" : ", ") += one;
    return fail(Refusal::invalid(
        {fmt::format("没有“{}”这个参数。可用的有：{}。", name, list.empty() ? "无" : list),
         fmt::format("there is no parameter \"{}\"; there are: {}.", name, list.empty() ? "none" : list)}));
  }
  return {};
}

Answer<void> take_parameters(Call& call) {
  auto query = http::parsed_query(call.http.query);
  if (!query) return fail(broken_escape());
  call.asked.parameters = *std::move(query);
  TRY_VOID(check_names(call));
  std::vector<std::string_view> names = parameter_names(call.route.pattern);
  for (std::size_t i = 0; i < names.size() && i < call.http.parameters.size(); ++i) {
    auto value = http::percent_decoded(call.http.parameters[i]);
    if (!value) return fail(broken_escape());
    call.asked.parameters.insert_or_assign(std::string(names[i]), *std::move(value));
  }
  call.asked.if_match = http::bare_etag(call.http.header("If-Match"));
  return {};
}

Answer<void> take_body(Call& call) {
  if (call.route.body != Body::json) return {};
  std::string_view type = call.http.header("Content-Type");
  if (!http::same_word(type.substr(0, 16), "application/json"))
    return fail(Refusal(Refusal::Kind::invalid, "media_type",
                        {"请求内容应为 application/json。", "the body should be application/json."}));
  auto body = Json::parse(call.http.body);
  if (!body)
    return fail(Refusal(Refusal::Kind::invalid, "invalid",
                        {"请求内容不是有效的 JSON：" + body.error().message.zh,
                         "the body is no valid JSON: " + body.error().message.en}));
  call.asked.body = *std::move(body);
  return {};
}

Answer<http::Response> run(Call& call) {
  if (call.route.run != nullptr) return call.route.run(call);
  return perform(call, call.route.operation);
}

/// A kept answer as this request wants it: whoever has it already is told so.
http::Response given(const http::Request& request, http::Response kept) {
  for (const auto& [name, value] : kept.headers)
    if (name == "ETag" && http::names_etag(request.header("If-None-Match"), http::bare_etag(value))) {
      kept.status = 304;
      kept.type.clear();
      kept.shared.reset();
      kept.body.clear();
    }
  return kept;
}

/// What was answered before and still holds; else the answer is made, and kept for the next time.
Answer<http::Response> kept_or_made(Call& call) {
  std::optional<std::string> key = KeptAnswers::key_of(call);
  std::optional<std::string> stamp = key ? call.site.kept->stamp() : std::nullopt;
  if (stamp)
    if (auto kept = call.site.kept->find(*key, *stamp)) return given(call.http, *std::move(kept));
  call.is_made_whole = stamp.has_value();
  http::Response made = TRY(once(call, run));
  if (!stamp) return made;
  call.site.kept->keep(*key, *std::move(stamp), made);
  return given(call.http, std::move(made));
}

/// Parameters and body are read first: what cannot be read is nobody's deed.
Answer<http::Response> understood(Call& call) {
  TRY_VOID(take_parameters(call));
  TRY_VOID(take_body(call));
  return kept_or_made(call);
}

/// Who asks, when that is known without looking it up.
std::optional<Caller> remembered_caller(Site& site, const http::Request& request, store::Instant now) {
  constexpr std::string_view bearer = "Bearer ";
  std::string_view authorization = request.header("Authorization");
  if (authorization.starts_with(bearer))
    return site.callers.remembered(authorization.substr(bearer.size()), now);
  std::string_view cookie = http::cookie_in(request.header("Cookie"), session_cookie);
  return cookie.empty() ? std::optional(Caller()) : site.callers.remembered(cookie, now);
}

void set_caller(Call& call, Caller caller, store::Instant now) {
  call.actor = std::move(caller.actor);
  call.session = std::move(caller.session);
  call.must_change_password = caller.must_change_password;
  call.actor.now = now;
  call.actor.request = call.http.id;
  call.actor.language = call.language;
}

}  // namespace

http::Response answer_api(Site& site, http::Request& request) {
  const Route& route = routes()[request.route];
  Call call{.site = site, .http = request, .route = route};
  call.language = language_of(request.header("Accept-Language"));
  store::Instant now = site.clock.now();
  auto caller = checked_caller(site, request, route, now);
  if (!caller) return problem(caller.error(), call.language);
  set_caller(call, caller->value_or(Caller()), now);
  Answer<http::Response> answer = understood(call);
  return answer ? *std::move(answer) : problem(answer.error(), call.language);
}

std::optional<http::Response> answer_at_once(Site& site, http::Request& request) {
  const Route& route = routes()[request.route];
  if (route.run != nullptr || request.method != http::Method::get || !site.store->is_sqlite())
    return std::nullopt;
  store::Instant now = site.clock.now();
  std::optional<Caller> caller = remembered_caller(site, request, now);
  bool is_public = caller && caller->actor.is_public();
  if (!caller || !check_guard(route, is_public ? std::nullopt : caller)) return std::nullopt;
  Call call{.site = site, .http = request, .route = route};
  call.language = language_of(request.header("Accept-Language"));
  set_caller(call, *std::move(caller), now);
  std::optional<std::string> key = KeptAnswers::key_of(call);
  std::optional<std::string> stamp = key ? site.kept->stamp() : std::nullopt;
  if (!stamp) return std::nullopt;
  auto kept = site.kept->find(*key, *stamp);
  return kept ? std::optional(given(request, *std::move(kept))) : std::nullopt;
}

std::optional<http::Response> refusal_of_head(Site& site, const http::Request& request, const Route& route) {
  auto caller = checked_caller(site, request, route, site.clock.now());
  if (caller) return std::nullopt;
  return problem(caller.error(), language_of(request.header("Accept-Language")));
}

namespace {

bool is_believed(const Site& site, const http::Request& request) {
  return std::ranges::find(site.settings.proxies, request.peer) != site.settings.proxies.end();
}

}  // namespace

bool is_over_tls(const Site& site, const http::Request& request) {
  return request.is_secure || (is_believed(site, request) && request.header("X-Forwarded-Proto") == "https");
}

std::string address_of(const Site& site, const http::Request& request) {
  std::string_view forwarded = request.header("X-Forwarded-For");
  if (forwarded.empty() || !is_believed(site, request)) return request.peer;
  std::string_view last = forwarded.substr(forwarded.rfind(',') + 1);  // what our own proxy added
  while (last.starts_with(' ')) last.remove_prefix(1);
  return std::string(last);
}

}  // namespace hengji::server
