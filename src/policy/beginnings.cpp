#include "policy/beginnings.h"

#include "base/ideograph.h"

namespace hengji::policy {
namespace {

/// Calls `see` with a number of each beginning of the ideographs in front, as long as it says true; whether
/// it always did.
template <typename See>
bool walk(std::string_view text, See see) {
  std::uint32_t number = 0;
  for (std::size_t at = 0; begins_ideograph(text, at); at += ideograph_size) {
    auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    number = (number ^ (byte(0) << 16 | byte(1) << 8 | byte(2))) * 0x9E3779B1u;
    if (!see(number >> 16)) return false;
  }
  return true;
}

}  // namespace

void Beginnings::add(std::string_view word) {
  characters_.add(word);
  walk(word, [&](std::uint32_t number) {
    bits_[number / 64] |= std::uint64_t{1} << (number % 64);
    return true;
  });
}

bool Beginnings::may_go_on(std::string_view text) const {
  return walk(text, [&](std::uint32_t number) { return (bits_[number / 64] >> (number % 64) & 1) != 0; });
}

bool Beginnings::begins_with_ideograph(std::string_view text) {
  return begins_ideograph(text, 0);
}

}  // namespace hengji::policy
