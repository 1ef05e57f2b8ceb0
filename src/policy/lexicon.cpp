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

std::size_t box_of(char32_t first) {
  return (first * 2654435761u) >> 22;
}

std::size_t head_of(std::string_view text) {
  return box_of(code_point_at(text, 0).value);
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
  for (std::size_t i = 0; i < words.size(); ++i) by_head.emplace_back(head_of(words[i].text), i);
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
  for (const Word& word : words)
    if (char32_t first = code_point_at(word.text, 0).value; first <= 0xFFFF)
      firsts[first / 64] |= std::uint64_t{1} << (first % 64);
  has_short.assign(boxes, false);
  first_pairs = {};
  for (std::size_t i = 0; i < words.size(); ++i)
    if (FirstPair::begins_with_ideographs(words[i].text))
      first_pairs.add(words[i].text);
    else
      has_short[head_of_word[i]] = true;
  heads = beginnings(head_of_word);
  tails = beginnings(tail_of_word);
}

bool Lexicon::Shelf::may_begin_with(char32_t first, std::string_view text) const {
  return begins_one(first) && (has_short[box_of(first)] || first_pairs.may_begin(text));
}

void Lexicon::find_all(std::string_view text, std::vector<WordHit>& hits) const {
  const std::vector<Word>& words = searched_.words;
  if (words.empty()) return;
  for (std::size_t at = 0; at < text.size();) {
    CodePoint point = code_point_at(text, at);
    std::string_view rest = text.substr(at);
    if (searched_.begins_one(point.value) && searched_.may_begin_with(point.value, rest)) {
      std::size_t box = box_of(point.value);
      for (std::size_t i = searched_.heads[box]; i < searched_.heads[box + 1]; ++i)
        if (begins_with(rest, words[i].text))
          hits.push_back({words[i].list, words[i].tag, static_cast<std::uint32_t>(at),
                          static_cast<std::uint32_t>(at + words[i].text.size())});
    }
    at += point.bytes;
  }
}

Lexicon::Affix Lexicon::prefix(WordList list, std::string_view text) const {
  const Shelf& shelf = this->shelf(list);
  if (text.empty() || shelf.words.empty()) return {};
  char32_t first = code_point_at(text, 0).value;
  if (!shelf.may_begin_with(first, text)) return {};
  const std::vector<Word>& words = shelf.words;
  const std::vector<std::uint16_t>& heads = shelf.heads;
  std::size_t box = box_of(first);
  for (std::size_t i = heads[box]; i < heads[box + 1]; ++i)
    if (words[i].list == list && text.starts_with(words[i].text)) return {words[i].text.size(), words[i].tag};
  return {};
}

Lexicon::Affix Lexicon::suffix(WordList list, std::string_view text) const {
  const auto& [words, heads, by_tail, tails, firsts, has_short, first_pairs] = shelf(list);
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
