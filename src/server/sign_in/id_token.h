#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/json.h"

namespace hengji::server {

/// What an ID token must say to be believed.
struct ExpectedToken {
  std::string issuer;
  std::string client;
  std::string nonce;
  std::int64_t now = 0;  ///< Unix seconds
};

/// The claims of an ID token (OpenID Connect Core, 3.1.3.7) whose signature one of the keys (a JWK Set)
/// verifies: RS256 or ES256. Error `usage` says what about it is not right.
Result<Json> verified_claims(std::string_view token, const Json& keys, const ExpectedToken& expected);

}  // namespace hengji::server
