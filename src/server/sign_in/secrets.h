#pragma once

#include <string>
#include <string_view>

namespace hengji::server {

/// 256 random bits as 43 letters, digits, "-" and "_": a cookie, a token, a nonce.
std::string new_secret();

/// What the store keeps of a secret. A secret has too many bits to be guessed, so one pass of SHA-256 is
/// enough.
std::string secret_hash(std::string_view secret);

/// Base64 for URLs, without padding.
std::string base64url(std::string_view bytes);
/// Empty when it is none.
std::string from_base64url(std::string_view text);

/// Compares without telling by its time where two texts differ.
bool same_secret(std::string_view a, std::string_view b);

}  // namespace hengji::server
