#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace hengji {

/// Says quickly that a text begins with no word of a table: most texts do not, and comparing them with each
/// word is what reading would spend its time on.
class FirstCharacter {
 public:
  constexpr void add(std::string_view word) {
    if (!word.empty()) bits_[slot(word) / 64] |= std::uint64_t{1} << (slot(word) % 64);
  }

  /// False is certain, true is a guess.
  constexpr bool may_begin(std::string_view text) const { return !text.empty() && holds(slot(text)); }
  /// The same of a text whose first character is known. Not for one of two bytes (U+0080 to U+07FF), whose
  /// slot is not its own.
  constexpr bool may_begin(char32_t first) const {
    if (first < 0x80) return holds(first);
    return holds(slot_of(first < 0x10000 ? first : first >> 6));
  }

 private:
  constexpr bool holds(unsigned slot) const { return (bits_[slot / 64] >> (slot % 64) & 1) != 0; }

  static constexpr unsigned slot_of(unsigned bits) { return bits * 2654435761u >> 22; }

  /// Of the first character, or of its last two bytes when it has three.
  static constexpr unsigned slot(std::string_view text) {
    auto byte = [&](std::size_t at) { return static_cast<unsigned>(static_cast<unsigned char>(text[at])); };
    if (byte(0) < 0x80 || text.size() < 3) return byte(0);
    return slot_of((byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu));
  }

  std::array<std::uint64_t, 16> bits_{};
};

/// The last character of a text that is not empty.
constexpr std::string_view last_character(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return text.substr(at);
}

/// Of all words of a table, each with a member `text` or a text itself.
template <typename Table, typename Text>
constexpr FirstCharacter first_characters(const Table& table, Text text_of) {
  FirstCharacter first;
  for (const auto& word : table) first.add(text_of(word));
  return first;
}

}  // namespace hengji
