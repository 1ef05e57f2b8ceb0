#include "server/sign_in/totp.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <array>

#include "server/http/target.h"
#include "server/sign_in/secrets.h"

namespace hengji::server {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

std::string base32(std::string_view bytes) {
  std::string text;
  std::uint32_t bits = 0;
  int count = 0;
  for (char c : bytes) {
    bits = (bits << 8) | static_cast<unsigned char>(c);
    for (count += 8; count >= 5; count -= 5) text += alphabet[(bits >> (count - 5)) & 31];
  }
  if (count > 0) text += alphabet[(bits << (5 - count)) & 31];
  return text;
}

std::optional<std::string> from_base32(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (char c : text) {
    std::size_t digit = alphabet.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    bits = (bits << 5) | static_cast<std::uint32_t>(digit);
    count += 5;
    if (count < 8) continue;
    bytes += static_cast<char>((bits >> (count - 8)) & 255);
    count -= 8;
  }
  return bytes;
}

}  // namespace

std::string new_totp_secret() {
  std::array<char, 20> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return base32({bytes.data(), bytes.size()});
}

std::string totp_uri(std::string_view secret, std::string_view account) {
  return fmt::format("otpauth://totp/{}:{}?secret={}&issuer={}", http::percent_encoded("衡绩"),
                     http::percent_encoded(account), secret, http::percent_encoded("衡绩"));
}

std::optional<std::string> totp_code(std::string_view secret, std::int64_t step) {
  auto key = from_base32(secret);
  if (!key || key->empty()) return std::nullopt;
  std::array<unsigned char, 8> counter{};
  for (std::size_t i = 0; i < counter.size(); ++i)
    counter[7 - i] = static_cast<unsigned char>(static_cast<std::uint64_t>(step) >> (8 * i));
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (HMAC(EVP_sha1(), key->data(), static_cast<int>(key->size()), counter.data(), counter.size(),
           digest.data(), &size) == nullptr)
    return std::nullopt;
  std::size_t offset = digest[size - 1] & 15u;  // RFC 4226, 5.3
  std::uint32_t number = (digest[offset] & 127u) << 24 |
                         static_cast<std::uint32_t>(digest[offset + 1]) << 16 |
                         static_cast<std::uint32_t>(digest[offset + 2]) << 8 | digest[offset + 3];
  return fmt::format("{:06}", number % 1'000'000);
}

std::optional<std::int64_t> totp_step(std::string_view secret, std::string_view code,
                                      std::int64_t unix_seconds) {
  std::int64_t present = unix_seconds / 30;
  for (std::int64_t step : {present, present - 1, present + 1}) {
    auto right = totp_code(secret, step);
    if (right && same_secret(*right, code)) return step;
  }
  return std::nullopt;
}

}  // namespace hengji::server
