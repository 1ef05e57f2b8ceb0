#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hengji::store {

/// A text as it is compared when searching: its words with one blank before, between and behind them. A word
/// is a run of Latin letters and digits, or any other sign by itself, so that every Chinese character is one.
/// Full-width forms are half-width, letters small. Empty for a text without words.
std::string folded_for_search(std::string_view text);

struct WordAt {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< equal to `begin` when there is no further word
};
/// The first word of a folded text that begins at `from` or later.
WordAt word_after(std::string_view folded, std::size_t from);

/// The words of a folded text and each pair of neighbours ("养 护"), every one once.
std::vector<std::string> grams(std::string_view folded);

/// As PostgreSQL reads an array of texts: {"养","养 护"}.
std::string array_text(const std::vector<std::string>& words);

/// What a query asks for: its parts between blanks, each folded.
std::vector<std::string> phrases(std::string_view query);

}  // namespace hengji::store
