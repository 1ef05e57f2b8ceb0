#include "store/values.h"

#include <fmt/format.h>
#include <openssl/rand.h>

#include <array>
#include <stdexcept>

#include "store/sql/cells.h"

namespace hengji::store {
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

}  // namespace hengji::store
