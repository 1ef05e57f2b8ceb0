#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>

#include "server/api.h"
#include "server/fetch.h"
#include "server/http/target.h"
#include "server/routes/handlers.h"
#include "server/sign_in/id_token.h"
#include "server/sign_in/secrets.h"
#include "server/sign_in/sign_in.h"
#include "store/organization.h"

namespace hengji::server {
namespace {

using service::Answer;
using service::Refusal;

constexpr std::string_view state_cookie = "hengji_oidc";

std::string text_of(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  return found != nullptr && found->as_string() ? *found->as_string() : std::string();
}

Result<Json> fetched_json(const Fetch& request) {
  Fetched fetched = TRY(fetch(request));
  if (fetched.status != 200)
    return fail(Error::not_installed({fmt::format("统一身份认证应答 {}。", fetched.status),
                                      fmt::format("the identity provider answers {}.", fetched.status)}));
  return Json::parse(fetched.body);
}

Result<Json> discovered(const Settings::Oidc& settings) {
  Json found = TRY(fetched_json({.url = settings.issuer + "/.well-known/openid-configuration"}));
  if (text_of(found, "issuer") == settings.issuer) return found;
  return fail(Error::usage(
      {"统一身份认证的签发者与设置不符。", "the provider's issuer is not the one that was set."}));
}

std::string own_url(const Call& call) {
  if (!call.site.settings.public_url.empty()) return call.site.settings.public_url;
  return fmt::format("{}://{}", is_over_tls(call.site, call.http) ? "https" : "http",
                     call.http.header("Host"));
}

std::string callback_url(const Call& call) {
  return own_url(call) + "/api/v1/oidc/callback";
}

/// RFC 7636.
std::string challenge_of(std::string_view verifier) {
  std::array<char, 32> digest{};
  EVP_Digest(verifier.data(), verifier.size(), reinterpret_cast<unsigned char*>(digest.data()), nullptr,
             EVP_sha256(), nullptr);
  return base64url({digest.data(), digest.size()});
}

/// A page of ours, never another site.
std::string own_page(std::string_view to) {
  bool is_ours = to.starts_with('/') && !to.starts_with("//") && to.find('\\') == std::string_view::npos;
  return is_ours ? std::string(to) : "/";
}

http::Response redirect(std::string to) {
  return http::Response{.status = 302}.with("Location", std::move(to));
}

/// What a sign-in under way must be told again when the browser comes back.
struct UnderWay {
  std::string state, nonce, verifier, to;
};

std::string cookie_of(const Call& call, const UnderWay& sign_in, int seconds) {
  std::string value =
      sign_in.state + "." + sign_in.nonce + "." + sign_in.verifier + "." + base64url(sign_in.to);
  return fmt::format("{}={}; Path=/api/v1/oidc; HttpOnly; SameSite=Lax; Max-Age={}{}", state_cookie,
                     seconds > 0 ? value : "", seconds, is_over_tls(call.site, call.http) ? "; Secure" : "");
}

std::optional<UnderWay> under_way(const Call& call) {
  std::string_view value = http::cookie_in(call.http.header("Cookie"), state_cookie);
  std::array<std::string, 4> parts;
  for (std::string& part : parts) {
    std::size_t end = value.find('.');
    part = value.substr(0, end);
    value = end == std::string_view::npos ? std::string_view() : value.substr(end + 1);
  }
  if (parts[0].empty() || parts[2].empty()) return std::nullopt;
  return UnderWay{parts[0], parts[1], parts[2], from_base64url(parts[3])};
}

Answer<Json> claims_of(Call& call, const UnderWay& sign_in) {
  const Settings::Oidc& settings = call.site.settings.oidc;
  Json provider = TRY(discovered(settings));
  std::string form =
      fmt::format("grant_type=authorization_code&code={}&redirect_uri={}&code_verifier={}&client_id={}",
                  http::percent_encoded(call["code"]), http::percent_encoded(callback_url(call)),
                  sign_in.verifier, http::percent_encoded(settings.client));
  Json tokens = TRY(fetched_json({.url = text_of(provider, "token_endpoint"),
                                  .form = form,
                                  .user = http::percent_encoded(settings.client),
                                  .password = http::percent_encoded(settings.secret)}));
  Json keys = TRY(fetched_json({.url = text_of(provider, "jwks_uri")}));
  auto seconds = std::chrono::floor<std::chrono::seconds>(call.actor.now).time_since_epoch().count();
  return TRY(verified_claims(text_of(tokens, "id_token"), keys,
                             {settings.issuer, settings.client, sign_in.nonce, seconds}));
}

/// The person whom the provider means: known by the provider's own name for him, or, the first time, by his
/// account.
Answer<std::optional<store::Person>> person_of(Call& call, const Json& claims) {
  const Settings::Oidc& settings = call.site.settings.oidc;
  std::string subject = text_of(claims, "sub"), account = text_of(claims, settings.account_claim);
  using Found = std::optional<store::Person>;
  return TRY(call.site.store->write([&](store::Transaction& transaction) -> Result<Found> {
    auto identity = TRY(store::find_identity(transaction, settings.issuer, subject));
    if (identity) return store::find_person(transaction, identity->person);
    auto person = account.empty() ? Found() : TRY(store::find_account(transaction, account));
    if (person) TRY_VOID(store::put_identity(transaction, {settings.issuer, subject, person->id}));
    return person;
  }));
}

Refusal not_used() {
  return Refusal::not_found(
      {"这里没有启用统一身份认证。", "sign-in by an identity provider is not used here."});
}

}  // namespace

Answer<http::Response> start_oidc(Call& call) {
  const Settings::Oidc& settings = call.site.settings.oidc;
  if (settings.issuer.empty()) return fail(not_used());
  Json provider = TRY(discovered(settings));
  UnderWay sign_in{new_secret(), new_secret(), new_secret(), own_page(call["to"])};
  std::string endpoint = text_of(provider, "authorization_endpoint");
  std::string query = fmt::format(
      "response_type=code&scope=openid%20profile&client_id={}&redirect_uri={}&state={}&nonce={}&code_"
      "challenge={}"
      "&code_challenge_method=S256",
      http::percent_encoded(settings.client), http::percent_encoded(callback_url(call)), sign_in.state,
      sign_in.nonce, challenge_of(sign_in.verifier));
  return redirect(endpoint + (endpoint.find('?') == std::string::npos ? "?" : "&") + query)
      .with("Set-Cookie", cookie_of(call, sign_in, 600));
}

Answer<http::Response> finish_oidc(Call& call) {
  if (call.site.settings.oidc.issuer.empty()) return fail(not_used());
  auto sign_in = under_way(call);
  if (!sign_in || !same_secret(sign_in->state, call["state"]))
    return fail(Refusal(Refusal::Kind::forbidden, "csrf",
                        {"这次登录不是在这个浏览器里开始的，请重新登录。",
                         "this sign-in was not begun in this browser; sign in again."}));
  if (call["code"].empty())
    return redirect("/sign-in?problem=provider").with("Set-Cookie", cookie_of(call, {}, 0));
  Json claims = TRY(claims_of(call, *sign_in));
  auto person = TRY(person_of(call, claims));
  if (!person || !person->active)
    return redirect("/sign-in?problem=unknown").with("Set-Cookie", cookie_of(call, {}, 0));
  Attempt attempt{.agent = std::string(call.http.header("User-Agent"))};
  Opened opened = TRY(open_session(call.site, person->id, attempt, call.actor.now));
  return redirect(own_page(sign_in->to))
      .with("Set-Cookie", cookie_of(call, {}, 0))
      .with("Set-Cookie", session_cookie_of(call, opened.secret, call.site.settings.session_life));
}

}  // namespace hengji::server
