#include "server/sign_in/id_token.h"

#include <fmt/format.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>

#include "server/sign_in/secrets.h"

namespace hengji::server {
namespace {

template <auto free>
struct Free {
  template <typename T>
  void operator()(T* pointer) const {
    free(pointer);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;

constexpr std::int64_t clock_difference = 120;  // seconds that two servers' clocks may be apart

Error wrong(std::string_view zh, std::string_view en) {
  return Error::usage({fmt::format("认证方的凭证不能接受：{}。", zh),
                       fmt::format("the provider's token is refused: {}.", en)});
}

std::string text_of(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  return found != nullptr && found->as_string() ? *found->as_string() : std::string();
}

Number number_of(const std::string& bytes) {
  return Number(BN_bin2bn(reinterpret_cast<const unsigned char*>(bytes.data()),
                          static_cast<int>(bytes.size()), nullptr));
}

Key made(const char* kind, OSSL_PARAM_BLD* builder) {
  std::unique_ptr<OSSL_PARAM, Free<OSSL_PARAM_free>> parameters(OSSL_PARAM_BLD_to_param(builder));
  std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>> context(
      EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
  EVP_PKEY* key = nullptr;
  if (EVP_PKEY_fromdata_init(context.get()) > 0)
    EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get());
  return Key(key);
}

/// The public key of a JWK; nothing when it is of a kind that is not used here.
Key key_of(const Json& jwk) {
  std::unique_ptr<OSSL_PARAM_BLD, Free<OSSL_PARAM_BLD_free>> builder(OSSL_PARAM_BLD_new());
  if (text_of(jwk, "kty") == "RSA") {
    Number modulus = number_of(from_base64url(text_of(jwk, "n"))),
           exponent = number_of(from_base64url(text_of(jwk, "e")));
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get());
    return made("RSA", builder.get());
  }
  if (text_of(jwk, "kty") != "EC" || text_of(jwk, "crv") != "P-256") return nullptr;
  std::string point = "\x04" + from_base64url(text_of(jwk, "x")) + from_base64url(text_of(jwk, "y"));
  if (point.size() != 65) return nullptr;
  OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
  OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
  return made("EC", builder.get());
}

/// JOSE writes an ECDSA signature as two numbers, OpenSSL as a DER sequence of them.
std::string der_of(const std::string& pair) {
  if (pair.size() != 64) return {};
  std::unique_ptr<ECDSA_SIG, Free<ECDSA_SIG_free>> signature(ECDSA_SIG_new());
  ECDSA_SIG_set0(signature.get(), number_of(pair.substr(0, 32)).release(),
                 number_of(pair.substr(32)).release());
  unsigned char* bytes = nullptr;
  int size = i2d_ECDSA_SIG(signature.get(), &bytes);
  std::string der(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(std::max(0, size)));
  OPENSSL_free(bytes);
  return der;
}

bool verifies(EVP_PKEY* key, std::string_view text, const std::string& signature) {
  std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>> context(EVP_MD_CTX_new());
  auto bytes = [](std::string_view of) { return reinterpret_cast<const unsigned char*>(of.data()); };
  return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
         EVP_DigestVerify(context.get(), bytes(signature), signature.size(), bytes(text), text.size()) == 1;
}

bool is_signed_by_any(const Json& keys, const Json& head, std::string_view text,
                      const std::string& signature) {
  std::string algorithm = text_of(head, "alg"), wanted = text_of(head, "kid");
  const Json* list = keys.find("keys");
  if (list == nullptr || !list->as_array()) return false;
  for (const Json& jwk : *list->as_array()) {
    std::string id = text_of(jwk, "kid"), kind = text_of(jwk, "kty");
    if (!wanted.empty() && !id.empty() && id != wanted) continue;
    bool fits = (algorithm == "RS256" && kind == "RSA") || (algorithm == "ES256" && kind == "EC");
    Key key = fits ? key_of(jwk) : nullptr;
    if (key && verifies(key.get(), text, kind == "EC" ? der_of(signature) : signature)) return true;
  }
  return false;
}

bool is_for(const Json& claims, const std::string& client) {
  const Json* audience = claims.find("aud");
  if (audience == nullptr) return false;
  if (audience->as_string()) return *audience->as_string() == client;
  if (!audience->as_array()) return false;
  bool is_named = false;
  for (const Json& one : *audience->as_array()) is_named |= one.as_string() && *one.as_string() == client;
  return is_named && (audience->as_array()->size() == 1 || text_of(claims, "azp") == client);
}

std::optional<std::int64_t> seconds_of(const Json& claims, std::string_view name) {
  const Json* found = claims.find(name);
  if (found == nullptr || !found->as_number()) return std::nullopt;
  const std::string& digits = found->as_number()->digits;
  std::int64_t value = 0;
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() ? std::optional(value) : std::nullopt;
}

}  // namespace

Result<Json> verified_claims(std::string_view token, const Json& keys, const ExpectedToken& expected) {
  std::size_t first = token.find('.'),
              second = token.find('.', first == std::string_view::npos ? first : first + 1);
  if (second == std::string_view::npos) return fail(wrong("不是 JWT", "it is no JWT"));
  Json head = TRY(Json::parse(from_base64url(token.substr(0, first))));
  std::string signature = from_base64url(token.substr(second + 1));
  if (!is_signed_by_any(keys, head, token.substr(0, second), signature))
    return fail(wrong("签名不对", "its signature does not verify"));
  Json claims = TRY(Json::parse(from_base64url(token.substr(first + 1, second - first - 1))));
  if (text_of(claims, "iss") != expected.issuer) return fail(wrong("签发者不符", "another issuer"));
  if (!is_for(claims, expected.client)) return fail(wrong("不是签发给本系统的", "it is for another client"));
  auto expires = seconds_of(claims, "exp");
  if (!expires || *expires + clock_difference < expected.now) return fail(wrong("已过期", "it has expired"));
  if (text_of(claims, "nonce") != expected.nonce)
    return fail(wrong("不是本次登录的", "it belongs to another sign-in"));
  if (text_of(claims, "sub").empty()) return fail(wrong("没有写明是谁", "it names nobody"));
  return claims;
}

}  // namespace hengji::server
