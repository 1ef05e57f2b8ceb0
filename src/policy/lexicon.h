#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/folded_text.h"
#include "base/result.h"
#include "policy/setting.h"

namespace hengji::policy {

/// A word list of a pack, one of those in policy/word_list.h.
enum class WordList : std::uint8_t;
inline constexpr std::size_t word_list_limit = 128;

/// Which lists have a word in a text.
using Mentions = std::bitset<word_list_limit>;

/// A word of a list found in a text that was folded before.
struct WordHit {
  WordList list{};
  std::uint16_t tag = 0;  ///< for Lexicon::tag: what the list says the word stands for
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  ///< bytes of the folded text
};

/// All word lists of a pack, searched in one pass: each character of a text is looked at once.
class Lexicon {
 public:
  using TaggedWords = std::vector<std::pair<std::string, std::string>>;
  /// Adds lists, each replacing what a parent pack had under that name. The words are folded here.
  void set(std::vector<std::pair<WordList, TaggedWords>> lists);

  /// Appends every word in the text, by where it begins, longest first; of every list but the measure_ and
  /// cell_ lists, which are asked for by prefix and suffix only.
  void find_all(const FoldedText& text, std::vector<WordHit>& hits) const;

  /// Whether a word of the list stands in the text.
  bool mentions(WordList list, std::string_view folded_text) const;

  /// The longest word of the list that the text begins or ends with; 0 bytes when there is none.
  struct Affix {
    std::size_t bytes = 0;
    std::uint16_t tag = 0;
  };
  Affix prefix(WordList list, std::string_view folded_text) const;
  Affix suffix(WordList list, std::string_view folded_text) const;

  /// Whether the text is a word of the list.
  bool is_word(WordList list, std::string_view folded_text) const;
  bool has(WordList list) const;
  const std::string& tag(std::uint16_t number) const { return tags_[number]; }

 private:
  struct Word {
    std::string text;
    WordList list{};
    std::uint16_t tag = 0;
  };
  std::uint16_t tag_number(const std::string& tag);

  /// Words in boxes by their first two characters, longest first, and again by their last one. Several pairs
  /// share a box: a table for all of them would not stay in the cache.
  struct Shelf {
    std::vector<Word> words;
    std::vector<std::uint16_t> heads;    ///< by box: the first of its words; one more than there are boxes
    std::vector<std::uint16_t> by_tail;  ///< words by the box of the last character and their list
    std::vector<std::uint16_t> tails;
    std::array<std::uint64_t, 1024> firsts{};  ///< a bit for each character that words begin with
    std::array<std::uint64_t, 256> pairs{};    ///< bits shared by their first two characters together

    void arrange();
    bool begins_one(char16_t first) const { return (firsts[first / 64] >> (first % 64) & 1) != 0; }
    /// Calls visit with each word that may stand at the front of a text with these first two characters,
    /// longest first; the second is 0 when there is none.
    template <typename Visit>
    void each_ahead(char16_t first, char16_t second, Visit visit) const;
  };
  const Shelf& shelf(WordList list) const;

  Shelf searched_;
  Shelf affixes_;  ///< the measure_ and cell_ lists
  std::vector<std::string> tags_{""};
};

/// wordlists.toml: `[name]` with `words = ["…"]` or `tagged = {"…" = "tag"}`, and a citation.
Result<void> read_word_lists(const EmbeddedFile& file, Lexicon& lexicon);

}  // namespace hengji::policy
