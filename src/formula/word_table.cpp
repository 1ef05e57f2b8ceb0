#include "formula/word_table.h"

#include <functional>

namespace hengji::formula {

std::size_t WordTable::place_of(std::string_view word) const {
  std::size_t last = places_.size() - 1, place = std::hash<std::string_view>{}(word)&last;
  while (places_[place] != 0 && words_[places_[place]] != word) place = (place + 1) & last;
  return place;
}

void WordTable::widen() {
  places_.assign(places_.size() * 2, 0);
  for (std::uint32_t code = 1; code < words_.size(); ++code) places_[place_of(words_[code])] = code;
}

std::uint32_t WordTable::code_of(std::string_view word) {
  if (word.empty()) return 0;
  std::size_t place = place_of(word);
  if (places_[place] != 0) return places_[place];
  if (words_.size() * 2 > places_.size()) {
    widen();
    place = place_of(word);
  }
  words_.emplace_back(word);
  return places_[place] = static_cast<std::uint32_t>(words_.size() - 1);
}

std::optional<std::uint32_t> WordTable::find(std::string_view word) const {
  if (word.empty()) return 0;
  std::uint32_t code = places_[place_of(word)];
  return code == 0 ? std::nullopt : std::optional(code);
}

}  // namespace hengji::formula
