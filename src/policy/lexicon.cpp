#include "policy/lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "base/chinese_text.h"
#include "base/utf8.h"
#include "model/first_character.h"
#include "policy/citation.h"
#include "policy/word_list.h"

namespace hengji::policy {
namespace {

constexpr std::array list_names{
#define HENGJI_WORD_LIST(name) std::string_view(#name),
#include "policy/word_lists.inc"
#undef HENGJI_WORD_LIST
};
static_assert(list_names.size() <= word_list_limit);

constexpr std::size_t boxes = 1024;

bool is_affix_only(WordList list) {
  std::string_view name = list_names[static_cast<std::size_t>(list)];
  return name.starts_with("measure_") || name.starts_with("cell_");
}

std::size_t box_of(std::uint32_t value) {
  return (value * 2654435761u) >> 22;
}

/// The first two characters of a text as FoldedText has them; 0 where it has none.
struct Ahead {
  char16_t first = 0;
  char16_t second = 0;
};

char16_t unit(char32_t c) {
  return static_cast<char16_t>(c > 0xFFFF ? 0xFFFF : c);
}

Ahead ahead_of(std::string_view text) {
  if (text.empty()) return {};
  CodePoint first = code_point_at(text, 0);
  if (first.bytes >= text.size()) return {unit(first.value), 0};
  return {unit(first.value), unit(code_point_at(text, first.bytes).value)};
}

/// Spreads the first two characters over so many bits' worth of places.
std::size_t place_of(Ahead ahead, int bits) {
  return ((static_cast<std::uint32_t>(ahead.first) << 16 | ahead.second) * 2654435761u) >> (32 - bits);
}

constexpr int pair_bits = 14;  ///< of Shelf::pairs

std::size_t head_of(Ahead ahead) {
  constexpr int box_bits = 10;
  return place_of(ahead, box_bits);
}

/// By the last character and the list: half of all names end with 数, 率 or 度, and so do words of many
/// lists.
std::size_t tail_of(std::string_view text, WordList list) {
  return box_of(code_point_at(last_character(text), 0).value + static_cast<char32_t>(list) * 0x9E3779B9u);
}

/// Words of one box begin alike: their last byte tells them from the text first.
bool begins_with(std::string_view text, std::string_view word) {
  return word.size() <= text.size() && text[word.size() - 1] == word.back() && text.starts_with(word);
}

/// Where each box begins among words that are sorted by box.
std::vector<std::uint16_t> beginnings(const std::vector<std::size_t>& sorted_boxes) {
  std::vector<std::uint16_t> begins(boxes + 1, 0);
  for (std::size_t box : sorted_boxes) ++begins[box + 1];
  for (std::size_t i = 0; i < boxes; ++i)
    begins[i + 1] = static_cast<std::uint16_t>(begins[i + 1] + begins[i]);
  return begins;
}

}  // namespace

std::uint16_t Lexicon::tag_number(const std::string& tag) {
  auto found = std::ranges::find(tags_, tag);
  if (found == tags_.end()) found = tags_.insert(tags_.end(), tag);
  return static_cast<std::uint16_t>(found - tags_.begin());
}

const Lexicon::Shelf& Lexicon::shelf(WordList list) const {
  return is_affix_only(list) ? affixes_ : searched_;
}

void Lexicon::set(std::vector<std::pair<WordList, TaggedWords>> lists) {
  for (auto& [list, tagged_words] : lists) {
    Shelf& shelf = is_affix_only(list) ? affixes_ : searched_;
    std::erase_if(shelf.words, [replaced = list](const Word& word) { return word.list == replaced; });
    for (auto& [word, tag] : tagged_words) {
      std::string text = folded(word);
      if (!text.empty()) shelf.words.push_back({std::move(text), list, tag_number(tag)});
    }
  }
  searched_.arrange();
  affixes_.arrange();
}

void Lexicon::Shelf::arrange() {
  std::vector<std::pair<std::size_t, std::size_t>> by_head;  // box, place in words
  for (std::size_t i = 0; i < words.size(); ++i) by_head.emplace_back(head_of(ahead_of(words[i].text)), i);
  std::ranges::sort(by_head, [&](const auto& one, const auto& other) {
    if (one.first != other.first) return one.first < other.first;
    const Word &a = words[one.second], &b = words[other.second];
    if (a.text.size() != b.text.size()) return a.text.size() > b.text.size();
    return std::tie(a.text, a.list) < std::tie(b.text, b.list);
  });
  std::vector<Word> sorted;
  std::vector<std::size_t> head_of_word, tail_of_word;
  sorted.reserve(words.size());
  for (const auto& [head, place] : by_head) {
    sorted.push_back(std::move(words[place]));
    head_of_word.push_back(head);
    tail_of_word.push_back(tail_of(sorted.back().text, sorted.back().list));
  }
  words = std::move(sorted);
  by_tail.resize(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) by_tail[i] = static_cast<std::uint16_t>(i);
  std::ranges::stable_sort(by_tail, [&](std::uint16_t a, std::uint16_t b) {
    if (tail_of_word[a] != tail_of_word[b]) return tail_of_word[a] < tail_of_word[b];
    return words[a].text.size() > words[b].text.size();
  });
  firsts = {};
  pairs = {};
  for (const Word& word : words) {
    Ahead ahead = ahead_of(word.text);
    std::size_t pair = place_of(ahead, pair_bits);
    firsts[ahead.first / 64] |= std::uint64_t{1} << (ahead.first % 64);
    pairs[pair / 64] |= std::uint64_t{1} << (pair % 64);
  }
  heads = beginnings(head_of_word);
  tails = beginnings(tail_of_word);
}

template <typename Visit>
void Lexicon::Shelf::each_ahead(char16_t first, char16_t second, Visit visit) const {
  auto visit_box = [&](Ahead ahead) {
    std::size_t pair = place_of(ahead, pair_bits);
    if ((pairs[pair / 64] >> (pair % 64) & 1) == 0) return;
    std::size_t box = head_of(ahead);
    for (std::size_t i = heads[box]; i < heads[box + 1]; ++i) visit(words[i]);
  };
  if (second != 0) visit_box({first, second});
  visit_box({first, 0});  // words of one character
}

void Lexicon::find_all(const FoldedText& text, std::vector<WordHit>& hits) const {
  if (searched_.words.empty()) return;
  std::span<const char16_t> characters = text.characters();
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (!searched_.begins_one(characters[i])) continue;
    std::size_t begin = text.begin_of(i);
    std::string_view rest = text.text().substr(begin);
    searched_.each_ahead(characters[i], i + 1 < characters.size() ? characters[i + 1] : u'\0',
                         [&](const Word& word) {
                           if (begins_with(rest, word.text))
                             hits.push_back({word.list, word.tag, static_cast<std::uint32_t>(begin),
                                             static_cast<std::uint32_t>(begin + word.text.size())});
                         });
  }
}

bool Lexicon::mentions(WordList list, std::string_view text) const {
  const Shelf& shelf = this->shelf(list);
  for (std::size_t at = 0; at < text.size();) {
    CodePoint point = code_point_at(text, at);
    if (shelf.begins_one(unit(point.value)) && prefix(list, text.substr(at)).bytes > 0) return true;
    at += point.bytes;
  }
  return false;
}

Lexicon::Affix Lexicon::prefix(WordList list, std::string_view text) const {
  const Shelf& shelf = this->shelf(list);
  Ahead ahead = ahead_of(text);
  if (text.empty() || !shelf.begins_one(ahead.first)) return {};
  Affix longest;
  shelf.each_ahead(ahead.first, ahead.second, [&](const Word& word) {
    if (longest.bytes == 0 && word.list == list && begins_with(text, word.text))
      longest = {word.text.size(), word.tag};
  });
  return longest;
}

Lexicon::Affix Lexicon::suffix(WordList list, std::string_view text) const {
  const auto& [words, heads, by_tail, tails, firsts, pairs] = shelf(list);
  if (text.empty() || words.empty()) return {};
  std::size_t box = tail_of(text, list);
  for (std::size_t i = tails[box]; i < tails[box + 1]; ++i) {
    const Word& word = words[by_tail[i]];
    if (word.list == list && text.ends_with(word.text)) return {word.text.size(), word.tag};
  }
  return {};
}

bool Lexicon::is_word(WordList list, std::string_view text) const {
  return prefix(list, text).bytes == text.size() && !text.empty();
}

bool Lexicon::has(WordList list) const {
  return std::ranges::any_of(shelf(list).words, [&](const Word& word) { return word.list == list; });
}

Result<void> read_word_lists(const EmbeddedFile& file, Lexicon& lexicon) {
  Setting root = TRY(parse_settings(file));
  Section lists(root);
  std::vector<std::pair<WordList, Lexicon::TaggedWords>> read;
  for (const auto& [name, table] : lists.named_tables()) {
    std::string key(name);
    std::ranges::replace(key, '-', '_');
    auto known = std::ranges::find(list_names, key);
    if (known == list_names.end())
      return fail(fault(table->at, {fmt::format("不认识的词表“{}”。", name),
                                    fmt::format("unknown word list `{}`.", name)}));
    Section section(*table);
    Lexicon::TaggedWords words;
    for (std::string& word : TRY(section.texts("words"))) words.emplace_back(std::move(word), "");
    if (const Setting* tagged = TRY(section.optional_table("tagged"))) {
      for (const auto& [word, tag] : tagged->members) words.emplace_back(word, tag.text);
    }
    TRY(citation_of(section));
    TRY_VOID(section.done());
    read.emplace_back(static_cast<WordList>(known - list_names.begin()), std::move(words));
  }
  lexicon.set(std::move(read));
  return lists.done();
}

}  // namespace hengji::policy
