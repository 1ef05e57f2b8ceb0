#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "model/first_character.h"

namespace hengji::policy {

/// Says quickly that a text is none of a set of words, from its beginning. Each beginning of each word, as
/// far as it is ideographs, has a bit: of a text that is no word a few characters are looked at. Whatever
/// else is left out of account of a text, its ideographs stay.
class Beginnings {
 public:
  void add(std::string_view word);

  /// Whether the ideographs that a text begins with begin a word: all of them, whatever stands behind them.
  /// False is certain, true is a guess, and what is said of a text that begins with another character.
  bool may_go_on(std::string_view text) const;

  /// Whether may_go_on() speaks of a text.
  static bool begins_with_ideograph(std::string_view text);

  /// The first characters of all words.
  const FirstCharacter& characters() const { return characters_; }

 private:
  static constexpr unsigned number_bits = 16;

  std::array<std::uint64_t, (std::size_t{1} << number_bits) / 64> bits_{};
  FirstCharacter characters_;
};

}  // namespace hengji::policy
