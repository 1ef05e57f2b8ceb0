#include "check/prose.h"

#include <algorithm>

#include "base/chinese_text.h"
#include "base/utf8.h"

namespace hengji::check {
namespace {

bool ends_a_sentence(char32_t mark) {
  return mark == U'。' || mark == U'；' || mark == U'！' || mark == U'？' || mark == U';' || mark == U'\n';
}

/// A byte of a character behind its first.
bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

/// Whether the mark at `at` ends a clause; the comma of 1,450 does not.
bool ends_a_clause(std::string_view text, std::size_t at) {
  char32_t mark = code_point_at(text, at).value;
  bool groups =
      mark == U',' && at > 0 && at + 1 < text.size() && is_digit(text[at - 1]) && is_digit(text[at + 1]);
  return ends_a_sentence(mark) || mark == U'，' || (mark == U',' && !groups);
}

}  // namespace

bool is_prose(const Passage& passage) {
  return passage.where >= Where::function && passage.where <= Where::goal;
}

bool has_prose(const Subject& subject) {
  return std::ranges::any_of(subject.passages(), [](const Passage& passage) {
    return is_prose(passage) && !passage.folded.empty();
  });
}

std::string_view without_number(std::string_view folded) {
  constexpr std::size_t longest = 10;  // bytes: （二十一
  if (!folded.starts_with('(')) return folded;
  std::size_t close = folded.find(')');
  return close != std::string_view::npos && close <= longest ? folded.substr(close + 1) : folded;
}

std::string_view clause_around(std::string_view text, std::string_view part) {
  std::size_t begin = static_cast<std::size_t>(part.data() - text.data()), end = begin;
  while (begin > 0) {
    std::size_t before = begin - 1;
    while (before > 0 && is_continuation(text[before])) --before;
    if (ends_a_clause(text, before)) break;
    begin = before;
  }
  while (end < text.size() && !ends_a_clause(text, end)) end += code_point_at(text, end).bytes;
  return trimmed(text.substr(begin, end - begin));
}

std::vector<std::string_view> sentences_of(std::string_view text) {
  std::vector<std::string_view> sentences;
  auto keep = [&](std::size_t begin, std::size_t end) {
    if (std::string_view kept = trimmed(text.substr(begin, end - begin)); !kept.empty())
      sentences.push_back(kept);
  };
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    CodePoint point = code_point_at(text, at);
    if (ends_a_sentence(point.value)) {
      keep(begin, at);
      begin = at + point.bytes;
    }
    at += point.bytes;
  }
  keep(begin, text.size());
  return sentences;
}

}  // namespace hengji::check
