#include "store/values.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <stdexcept>

#include "store/sql/cells.h"

namespace hengji::store {
namespace {

std::string digest(const EVP_MD* algorithm, std::string_view prefix, std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> out;
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), out.data(), &size, algorithm, nullptr) != 1)
    throw std::runtime_error("a digest could not be computed");
  std::string text(prefix);
  for (unsigned int i = 0; i < size; ++i) fmt::format_to(std::back_inserter(text), "{:02x}", out[i]);
  return text;
}

}  // namespace

Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::string new_id() {
  std::array<unsigned char, 16> bytes;
  if (RAND_bytes(bytes.data(), bytes.size()) != 1) throw std::runtime_error("no random numbers");
  auto time = static_cast<std::uint64_t>(now().time_since_epoch().count());
  for (int i = 0; i < 6; ++i)
    bytes[static_cast<std::size_t>(i)] = static_cast<unsigned char>(time >> (40 - 8 * i));
  // Digits and letters that are not taken for one another, rising as ASCII does.
  static constexpr char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";
  std::string id;
  unsigned int waiting = 0;
  int bits = 0;
  for (unsigned char byte : bytes) {
    waiting = waiting << 8 | byte;
    for (bits += 8; bits >= 5; bits -= 5) id += letters[waiting >> (bits - 5) & 31];
  }
  return id += letters[waiting << (5 - bits) & 31];
}

std::string new_id_within(std::string_view region, int year) {
  return fmt::format("{}-{}-{}", region, year, new_id());
}

std::string new_id_beside(std::string_view dossier) {
  auto place = sql::place_of(dossier);
  return place ? fmt::format("{}-{}-{}", place->region, place->year, new_id()) : new_id();
}

std::string seal(Seal with, std::string_view bytes) {
  return with == Seal::sm3 ? digest(EVP_sm3(), "sm3:", bytes) : digest(EVP_sha256(), "sha256:", bytes);
}

std::string seal_like(std::string_view like, std::string_view bytes) {
  if (like.starts_with("sm3:")) return seal(Seal::sm3, bytes);
  if (like.starts_with("sha256:")) return seal(Seal::sha256, bytes);
  return {};
}

}  // namespace hengji::store
