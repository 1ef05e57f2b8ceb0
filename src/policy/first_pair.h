#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace hengji::policy {

/// Says quickly that a text begins with no word of a set, by its first two characters: a text begins with the
/// first character of some word often, with the first two hardly ever.
class FirstPair {
 public:
  void add(std::string_view word) {
    if (std::uint64_t pair = pair_of(word)) bits_[slot(pair) / 64] |= bit(pair);
  }

  /// False is certain, true is a guess. Speaks only of two ideographs, and of words that begin with two: a
  /// word of one character, or with another sign behind the first, is not asked for here.
  bool may_begin(std::string_view text) const {
    std::uint64_t pair = pair_of(text);
    return pair == 0 || (bits_[slot(pair) / 64] & bit(pair)) != 0;
  }

  /// Whether it speaks of a text: then the look is enough.
  static bool begins_with_ideographs(std::string_view text) { return pair_of(text) != 0; }

 private:
  static constexpr std::size_t pair_bytes = 6;

  /// The bytes of the first two characters, when both are of U+4E00 to U+9FFF; else 0.
  static std::uint64_t pair_of(std::string_view text) {
    if (std::endian::native != std::endian::little || text.size() < pair_bytes) return 0;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data(), pair_bytes);
    bool are_both = (bytes & 0xC0C000C0C000) == 0x808000808000 && begins_ideograph(bytes) &&
                    begins_ideograph(bytes >> 24);
    return are_both ? bytes : 0;
  }
  static bool begins_ideograph(std::uint64_t bytes) {  // the first is the lowest
    std::uint64_t head = (bytes & 0xFF) << 8 | (bytes >> 8 & 0xFF);
    return head - 0xE4B8 <= 0xE9BF - 0xE4B8;
  }

  static unsigned slot(std::uint64_t pair) { return static_cast<unsigned>(pair * 0x9E3779B97F4A7C15u >> 51); }
  static std::uint64_t bit(std::uint64_t pair) { return std::uint64_t{1} << (slot(pair) % 64); }

  std::array<std::uint64_t, 128> bits_{};
};

}  // namespace hengji::policy
