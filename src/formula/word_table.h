#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hengji::formula {

/// The words of a column of texts, each once, under numbers in the order in which they came. Word 0 is the
/// empty text.
class WordTable {
 public:
  WordTable() : words_(1), places_(1'024, 0) {}

  /// The word's number; a word that was not there gets the next.
  std::uint32_t code_of(std::string_view word);
  std::optional<std::uint32_t> find(std::string_view word) const;
  std::span<const std::string> words() const { return words_; }

 private:
  std::size_t place_of(std::string_view word) const;
  void widen();

  std::vector<std::string> words_;
  std::vector<std::uint32_t> places_;  ///< open addressing: numbers by their word's hash; 0 is a free place
};

}  // namespace hengji::formula
