#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hengji::server {

/// 160 random bits in base32, as authenticator apps take them.
std::string new_totp_secret();

/// "otpauth://totp/…".
std::string totp_uri(std::string_view secret, std::string_view account);

/// RFC 6238 with SHA-1, 30 seconds, 6 digits. Nothing when the secret is no base32.
std::optional<std::string> totp_code(std::string_view secret, std::int64_t step);

/// The step whose code this is, from one before to one after that of `unix_seconds`; nothing when it is none
/// of them.
std::optional<std::int64_t> totp_step(std::string_view secret, std::string_view code,
                                      std::int64_t unix_seconds);

}  // namespace hengji::server
