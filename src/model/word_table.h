#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>

namespace hengji {

/// At which end of a text a word is looked for.
enum class Side { front, back };

/// A constant table of words, laid out by their first (or last) character when the program is compiled,
/// longest first: most texts begin with no word of a table, and one look says so.
template <Side side, std::size_t count>
class WordTable {
 public:
  static constexpr std::size_t none = count;

  constexpr explicit WordTable(const std::array<std::string_view, count>& words) {
    std::array<std::uint16_t, count> order{};
    for (std::size_t i = 0; i < count; ++i) order[i] = static_cast<std::uint16_t>(i);
    std::sort(order.begin(), order.end(), [&](std::uint16_t a, std::uint16_t b) {
      unsigned one = shelf_of(words[a]), other = shelf_of(words[b]);
      if (one != other) return one < other;
      return words[a].size() != words[b].size() ? words[a].size() > words[b].size() : a < b;
    });
    for (std::size_t i = 0; i < count; ++i)
      entries_[i] = {words[order[i]], head_of(words[order[i]]), mask_of(words[order[i]].size()), order[i]};
    for (std::size_t i = 0; i < count; ++i) ++begins_[shelf_of(words[i]) + 1];
    for (std::size_t i = 0; i < shelves; ++i)
      begins_[i + 1] = static_cast<std::uint16_t>(begins_[i + 1] + begins_[i]);
  }

  /// Which word, as numbered in the array it was made of, stands at that end of the text: the longest, or
  /// `none`.
  constexpr std::size_t longest(std::string_view text) const { return longest(text, text.size()); }
  /// The same of the words that leave something of the text.
  constexpr std::size_t longest_proper(std::string_view text) const {
    return text.empty() ? none : longest(text, text.size() - 1);
  }
  /// The number of the word that the text is.
  constexpr std::size_t find(std::string_view text) const {
    if (text.empty()) return none;
    unsigned shelf = shelf_of(text);
    for (std::size_t i = begins_[shelf]; i < begins_[shelf + 1]; ++i)
      if (entries_[i].text == text) return entries_[i].number;
    return none;
  }

 private:
  static constexpr std::size_t shelves = 256;

  /// Different characters share a shelf: the first three bytes of a word (or its last) tell most of them.
  struct Entry {
    std::string_view text;
    std::uint32_t head = 0;
    std::uint32_t mask = 0;  ///< of the bytes that the word has
    std::uint16_t number = 0;
  };

  constexpr std::size_t longest(std::string_view text, std::size_t most) const {
    if (text.empty()) return none;
    unsigned shelf = shelf_of(text);
    if (begins_[shelf] == begins_[shelf + 1]) return none;
    std::uint32_t head = head_of(text);
    for (std::size_t i = begins_[shelf]; i < begins_[shelf + 1]; ++i) {
      const Entry& entry = entries_[i];
      if ((head & entry.mask) != entry.head || entry.text.size() > most) continue;
      if (entry.text.size() <= head_bytes ||
          (side == Side::front ? text.starts_with(entry.text) : text.ends_with(entry.text)))
        return entry.number;
    }
    return none;
  }

  static constexpr std::size_t head_bytes = 3;

  /// The bytes at that end of a text as one number.
  static constexpr std::uint32_t head_of(std::string_view text) {
    std::uint32_t head = 0;
    for (std::size_t i = 0; i < head_bytes && i < text.size(); ++i) {
      char byte = side == Side::front ? text[i] : text[text.size() - 1 - i];
      head |= static_cast<std::uint32_t>(static_cast<unsigned char>(byte)) << (8 * i);
    }
    return head;
  }

  static constexpr std::uint32_t mask_of(std::size_t bytes) {
    return bytes >= head_bytes ? 0xFFFFFFu : (1u << (8 * bytes)) - 1;
  }

  /// Of the character at that end.
  static constexpr unsigned shelf_of(std::string_view text) {
    auto byte = [&](std::size_t at) { return static_cast<unsigned>(static_cast<unsigned char>(text[at])); };
    std::size_t at = 0;
    if (side == Side::back) {
      at = text.size() - 1;
      while (at > 0 && text.size() - at < 4 && (byte(at) & 0xC0) == 0x80) --at;
    }
    if (byte(at) < 0xE0 || text.size() - at < 3) return byte(at);
    return ((byte(at) & 0x0Fu) << 12 | (byte(at + 1) & 0x3Fu) << 6 | (byte(at + 2) & 0x3Fu)) * 2654435761u >>
           24;
  }

  std::array<Entry, count> entries_{};
  std::array<std::uint16_t, shelves + 1> begins_{};
};

/// Of the texts of a table, each with a member `text` or `first`, or a text itself.
template <Side side, typename Table, typename Text>
constexpr auto word_table(const Table& table, Text text_of) {
  constexpr std::size_t count = std::tuple_size_v<Table>;
  std::array<std::string_view, count> words{};
  for (std::size_t i = 0; i < count; ++i) words[i] = text_of(table[i]);
  return WordTable<side, count>(words);
}

}  // namespace hengji
