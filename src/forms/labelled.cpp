#include "forms/labelled.h"

#include <algorithm>

#include "base/chinese_text.h"
#include "base/utf8.h"

namespace hengji::forms {
namespace {

using policy::Vocabulary;
using policy::Word;

constexpr std::size_t shortest_name = 3, shortest_label = 3;  ///< in characters

/// What an upright ruling looks like to the recognition of text.
bool is_stroke(char32_t point) {
  return std::u32string_view(U"丨｜|Il1").find(point) != std::u32string_view::npos;
}

bool is_bar(char32_t point) {
  return std::u32string_view(U"丨｜|").find(point) != std::u32string_view::npos;
}

/// Where a label ends that its value follows without a gap: at a figure or at a bar.
std::size_t end_of_label(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    CodePoint point = code_point_at(text, at);
    if (is_bar(point.value) || (point.value >= '0' && point.value <= '9')) break;
    at += point.bytes;
  }
  return at;
}

Labelled label_at_front(std::string_view text, const Vocabulary& vocabulary) {
  std::size_t end = end_of_label(text);
  Labelled found{.word = nullptr, .label = text.substr(0, end), .value = text.substr(end)};
  if (!found.value.empty())
    if (CodePoint first = code_point_at(found.value, 0); is_bar(first.value))
      found.value.remove_prefix(first.bytes);
  const Word* word = length(found.label) < shortest_label ? nullptr : vocabulary.find(found.label);
  if (word && word->label) found.word = word;
  return found;
}

}  // namespace

Labelled labelled(std::string_view text, const Vocabulary& vocabulary) {
  Labelled found;
  found.label = text;
  if (const Word* whole = vocabulary.find(text); whole && whole->label) {
    found.word = whole;
    return found;
  }
  std::size_t colon = std::min(text.find("："), text.find(':'));
  if (colon == std::string_view::npos) return found;
  const Word* word = vocabulary.find(text.substr(0, colon));
  if (!word || !word->label) return found;
  found.word = word;
  found.label = text.substr(0, colon);
  found.value = trimmed(text.substr(colon + (text[colon] == ':' ? 1 : std::string_view("：").size())));
  found.has_colon = true;
  return found;
}

std::optional<RunOn> run_on(std::string_view text, const Vocabulary& vocabulary) {
  std::size_t stroke = std::string_view::npos;  // where the character before begins, when it is one
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++characters) {
    CodePoint point = code_point_at(text, at);
    if (characters >= shortest_name) {
      Labelled next = label_at_front(text.substr(at), vocabulary);
      bool is_parted = stroke != std::string_view::npos;
      if (next.word && (is_parted || next.value.empty()))
        return RunOn{text.substr(0, is_parted ? stroke : at), next};
    }
    stroke = is_stroke(point.value) ? at : std::string_view::npos;
    at += point.bytes;
  }
  return std::nullopt;
}

std::vector<std::string_view> parts_of(std::string_view line) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0, at = 0;
  while (at < line.size()) {
    std::size_t end = at;
    int spaces = 0;
    while (end < line.size()) {
      CodePoint point = code_point_at(line, end);
      if (!is_space(point.value)) break;
      spaces += point.value == U'　' || point.value == '\t' || point.value == '\n' ? 2 : 1;
      end += point.bytes;
    }
    if (spaces >= 2 && at > begin) {
      parts.push_back(line.substr(begin, at - begin));
      begin = end;
    }
    at = end > at ? end : at + code_point_at(line, at).bytes;
  }
  if (begin < line.size()) parts.push_back(line.substr(begin));
  return parts;
}

std::optional<OwnLabel> own_label(std::string_view text) {
  constexpr std::size_t longest_label = 16, longest_value = 60;
  std::string whole = squeezed(text);
  std::size_t colon = std::min(whole.find("："), whole.find(':'));
  if (colon == std::string::npos) return std::nullopt;
  std::size_t behind = colon + (whole[colon] == ':' ? 1 : std::string_view("：").size());
  OwnLabel own{whole.substr(0, colon), whole.substr(behind)};
  bool is_sentence = own.label.find("，") != std::string::npos || own.value.find("。") != std::string::npos;
  if (own.label.empty() || own.value.empty() || is_sentence) return std::nullopt;
  if (length(own.label) > longest_label || length(own.value) > longest_value) return std::nullopt;
  return own;
}

}  // namespace hengji::forms
