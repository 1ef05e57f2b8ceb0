#include "policy/vocabulary.h"

#include <algorithm>

#include "base/chinese_text.h"
#include "base/folding_room.h"
#include "base/utf8.h"

namespace hengji::policy {
namespace {

constexpr std::size_t longest_word = 40;  ///< characters
constexpr std::size_t longest_title = 60;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// ＊指标值：(A) → 指标值. The text is folded.
std::string_view bare(std::string_view text) {
  while (text.starts_with('*') || text.starts_with("★"))
    text.remove_prefix(text.front() == '*' ? 1 : std::string_view("★").size());
  while (!text.empty()) {
    if (text.back() == ':' || text.back() == '*') {
      text.remove_suffix(1);
    } else if (text.back() == ')' || text.back() == ']') {
      std::size_t open = text.rfind(text.back() == ')' ? '(' : '[');
      if (open == std::string_view::npos || open == 0) break;
      text = text.substr(0, open);
    } else {
      break;
    }
  }
  return text;
}

/// 1-7月 → #-#月.
std::string without_figures(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (char c : text) {
    if (!is_digit(c))
      result += c;
    else if (result.empty() || result.back() != '#')
      result += '#';
  }
  return result;
}

/// Nearly every character of a text begins with the same few bytes, so a search for a word's first byte stops
/// everywhere; its last one tells more.
bool contains(std::string_view text, std::string_view word) {
  std::size_t last = word.size() - 1;
  for (std::size_t at = last; at < text.size(); ++at)
    if (text[at] == word[last] && text.substr(at - last).starts_with(word)) return true;
  return false;
}

bool contains_any(std::string_view text, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&](const std::string& word) { return contains(text, word); });
}

/// Signs that bare() takes away, and figures.
bool is_left_out(char32_t c) {
  return c == U'*' || c == U'★' || c == U':' || c == U')' || c == U']' || (c >= U'0' && c <= U'9');
}

/// Whether the first character of a text, folded, is one of a set. White space, figures and the signs that
/// bare() takes away may be left out of account later: they may be anything, and so may characters of two
/// bytes.
bool may_be_one(const FirstCharacter& set, std::string_view character) {
  char32_t c = folded(code_point_at(character, 0).value);
  return c == 0 || (c >= 0x80 && c < 0x800) || is_left_out(c) || set.may_begin(c);
}

/// The bytes of two ideographs at the end of a text.
std::string_view last_pair(std::string_view text) {
  constexpr std::size_t pair = 6;
  return text.substr(text.size() - std::min(text.size(), pair));
}

/// Whether a text may begin with a word of a set.
bool may_begin(const FirstCharacter& first, std::string_view text) {
  return !text.empty() && may_be_one(first, text);
}

/// Whether a text, or one that goes on behind it, may be one of some words. Neither figures nor what bare()
/// takes away are ideographs.
bool may_be_a_word(const Beginnings& words, std::string_view text) {
  return Beginnings::begins_with_ideograph(text) ? words.may_go_on(text)
                                                 : may_begin(words.characters(), text);
}

/// 数量指标15分 without its points; the same where there are none.
std::string_view without_points(std::string_view key) {
  constexpr std::string_view points = "分";
  if (!key.ends_with(points)) return key;
  std::string_view rest = key.substr(0, key.size() - points.size());
  std::size_t last = rest.find_last_not_of("0123456789.");
  return last == std::string_view::npos || last + 1 == rest.size() ? key : rest.substr(0, last + 1);
}

}  // namespace

void Vocabulary::prepare() {
  for (const TextMap<Word>::Entry& word : words_) {
    beginnings_.add(word.text);
    if (word.value.column) beginnings_of_columns_.add(word.text);
    last_of_words_.add(last_character(word.text));
    longest_word_ = std::max(longest_word_, word.text.size());
  }
  for (const std::string& footnote : footnotes_) first_of_footnotes_.add(footnote);
  for (const std::string& form : forms_) {
    form_ends_.add(last_character(form));
    form_end_pairs_.add(last_pair(form));
  }
}

bool Vocabulary::may_know(std::string_view text) const {
  return may_be_a_word(beginnings_, text);
}

bool Vocabulary::may_know_column(std::string_view text) const {
  return may_be_a_word(beginnings_of_columns_, text);
}

/// Whether a word may end as a text does that is not empty. An ideograph at its end stays there whatever is
/// left out of account, and of a figure at its end itself or #.
bool Vocabulary::may_end_word(std::string_view text) const {
  CodePoint last = code_point_at(last_character(text), 0);
  if (last.value >= U'一' && last.value <= U'鿿') return last_of_words_.may_begin(last.value);
  bool is_figure = last.value >= U'0' && last.value <= U'9';
  return !is_figure || last_of_words_.may_begin(last.value) || last_of_words_.may_begin(U'#');
}

const Word* Vocabulary::find(std::string_view text) const {
  if (text.size() > longest_word * 4 || !may_know(text)) return nullptr;
  if (text.size() <= longest_word_)
    if (const Word* word = words_.find(text)) return word;
  // Of ideographs alone there is nothing to leave out of account.
  if (ideograph_bytes(text, 0) == text.size() || !may_end_word(text)) return nullptr;
  FoldingRoom room;
  std::string_view key = folded(text, room);
  if (key.empty() || key.size() > longest_word * 3) return nullptr;
  if (key.data() != text.data() && key.size() <= longest_word_)
    if (const Word* word = words_.find(key)) return word;
  std::string_view short_key = bare(key);
  bool has_figures = std::ranges::any_of(key, is_digit);
  std::string pattern = has_figures ? without_figures(key) : std::string();
  // 总体目标（2024-2026年） is not the 总体目标 of a year.
  if (has_figures)
    if (const Word* word = words_.find(pattern)) return word;
  if (short_key.size() != key.size())
    if (const Word* word = words_.find(short_key)) return word;
  if (!has_figures) return nullptr;
  if (std::string_view level = without_points(key); level.size() != key.size())
    if (const Word* word = words_.find(level); word && (word->is_level1 || word->is_level2)) return word;
  return words_.find(bare(pattern));
}

std::optional<Vocabulary::Title> Vocabulary::title(std::string_view text) const {
  if (text.empty() || text.size() > longest_title * 4) return std::nullopt;
  // Most lines are no title, and their last characters say so.
  const std::string_view last = last_character(text);
  const bool may_end = may_be_one(form_ends_, last) && form_end_pairs_.may_begin(last_pair(text));
  if (!may_end || (is_digit(last.front()) && !form_ends_.may_begin(last))) return std::nullopt;
  std::string key = folded(text);
  if (key.size() > longest_title * 3 || key.find("...") != std::string::npos) return std::nullopt;
  std::string_view name = bare(key);
  bool is_form = std::ranges::any_of(forms_, [&](const std::string& form) { return name.ends_with(form); });
  if (!is_form) return std::nullopt;
  for (PlanKind kind :
       {PlanKind::monitoring, PlanKind::self_evaluation, PlanKind::department_goal, PlanKind::project_goal})
    if (contains_any(name, kinds_[static_cast<std::size_t>(kind)])) return Title{kind};
  return Title{};
}

bool Vocabulary::is_document_title(std::string_view text) const {
  if (text.size() > longest_title * 3) return false;
  return contains_any(folded(text), documents_);
}

bool Vocabulary::is_footnote(std::string_view text) const {
  if (!may_begin(first_of_footnotes_, text)) return false;
  std::string key = folded(text.substr(0, 40));
  return std::ranges::any_of(footnotes_, [&](const std::string& word) { return key.starts_with(word); });
}

}  // namespace hengji::policy
