#include "policy/vocabulary.h"

#include <algorithm>

#include "base/chinese_text.h"
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

/// What bare() takes off at the end.
bool goes_behind_words(std::string_view character) {
  return character == ":" || character == "*" || character == ")" || character == "]";
}

/// The last character that is left of a text when it is folded.
std::string last_character(std::string_view text) {
  std::string character;
  while (!text.empty() && character.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    if (char32_t c = folded(code_point_at(text, last).value)) append_code_point(character, c);
    text = text.substr(0, last);
  }
  return character;
}

/// 1-7月 → #-#月.
std::string without_figures(std::string_view text) {
  std::string result;
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

/// Whether the first character of a text, folded, begins a word of a table. Signs, figures and white space in
/// front may be left out of account later: they begin anything.
bool may_begin(const FirstCharacter& first, std::string_view text) {
  if (text.empty()) return false;
  CodePoint point = code_point_at(text, 0);
  if (!is_ideograph(folded(point.value))) return true;
  if (point.value >= 0x4E00 && point.value <= 0x9FFF) return first.may_begin(text);
  std::string character;
  append_code_point(character, folded(point.value));
  return first.may_begin(character);
}

}  // namespace

void Vocabulary::prepare() {
  for (const auto& [text, word] : words_) first_of_words_.add(text);
  for (const std::string& footnote : footnotes_) first_of_footnotes_.add(footnote);
  for (const std::string& form : forms_)
    if (std::string last = last_character(form); std::ranges::find(form_ends_, last) == form_ends_.end())
      form_ends_.push_back(std::move(last));
}

const Word* Vocabulary::find(std::string_view text) const {
  if (text.size() > longest_word * 4 || !may_begin(first_of_words_, text)) return nullptr;
  std::string key = folded(text);
  if (key.empty() || key.size() > longest_word * 3) return nullptr;
  auto known = [&](std::string_view word) -> const Word* {
    auto found = words_.find(word);
    return found == words_.end() ? nullptr : &found->second;
  };
  if (const Word* word = known(key)) return word;
  std::string_view short_key = bare(key);
  if (short_key.size() != key.size())
    if (const Word* word = known(short_key)) return word;
  if (std::ranges::none_of(key, is_digit)) return nullptr;
  std::string pattern = without_figures(key);
  if (const Word* word = known(pattern)) return word;
  return known(bare(pattern));
}

std::optional<Vocabulary::Title> Vocabulary::title(std::string_view text) const {
  if (text.size() > longest_title * 4) return std::nullopt;
  // Most lines are no title, and their last character says so.
  std::string last = last_character(text);
  if (!goes_behind_words(last) && std::ranges::find(form_ends_, last) == form_ends_.end())
    return std::nullopt;
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
