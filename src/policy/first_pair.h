#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "base/utf8.h"

namespace hengji::policy {

/// Says quickly that a text begins with no word of a set, by its first two characters: a text begins with the
/// first character of some word often, with the first two hardly ever.
class FirstPair {
 public:
  void add(std::string_view word) {
    auto [first, second] = pair_of(word);
    if (are_ideographs(first, second)) bits_[slot(first, second) / 64] |= bit(first, second);
  }

  /// False is certain, true is a guess. Speaks only of two ideographs, and of words that begin with two: a
  /// word of one character, or with another sign behind the first, is not asked for here.
  bool may_begin(char32_t first, char32_t second) const {
    return !are_ideographs(first, second) || (bits_[slot(first, second) / 64] & bit(first, second)) != 0;
  }
  bool may_begin(std::string_view text) const {
    auto [first, second] = pair_of(text);
    return may_begin(first, second);
  }

  static bool begins_with_ideographs(std::string_view text) {
    auto [first, second] = pair_of(text);
    return are_ideographs(first, second);
  }

 private:
  static std::pair<char32_t, char32_t> pair_of(std::string_view text) {
    CodePoint first = text.empty() ? CodePoint{} : code_point_at(text, 0);
    bool has_second = text.size() > first.bytes;
    return {first.value, has_second ? code_point_at(text, first.bytes).value : 0};
  }

  static bool are_ideographs(char32_t first, char32_t second) {
    return first - U'一' <= U'鿿' - U'一' && second - U'一' <= U'鿿' - U'一';
  }

  static unsigned slot(char32_t first, char32_t second) {
    return (first * 2654435761u ^ second * 2246822519u) >> 19;
  }
  static std::uint64_t bit(char32_t first, char32_t second) {
    return std::uint64_t{1} << (slot(first, second) % 64);
  }

  std::array<std::uint64_t, 128> bits_{};
};

}  // namespace hengji::policy
