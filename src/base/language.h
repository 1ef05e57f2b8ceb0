#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace hengji {

/// The two languages of the product. Chinese is the one shown unless English is asked for.
enum class Language { zh, en };

/// The sentence in that language.
inline const std::string& in(Language language, const Text& text) {
  return language == Language::en ? text.en : text.zh;
}

/// A sentence that stands in the program's own text and so needs no memory of its own.
struct Phrase {
  std::string_view zh;
  std::string_view en;

  Text text() const { return {std::string(zh), std::string(en)}; }

  friend bool operator==(const Phrase&, const Phrase&) = default;
};

/// A sentence that is kept for as long as the program runs.
inline Phrase phrase_of(const Text& kept) {
  return {kept.zh, kept.en};
}

constexpr std::string_view in(Language language, const Phrase& phrase) {
  return language == Language::en ? phrase.en : phrase.zh;
}

}  // namespace hengji
