#include "check/prose.h"

#include <algorithm>

#include "base/chinese_text.h"
#include "base/utf8.h"

namespace hengji::check {
namespace {

bool ends_a_sentence(char32_t mark) {
  return mark == U'。' || mark == U'；' || mark == U'！' || mark == U'？' || mark == U';' || mark == U'\n';
}

bool ends_a_clause(char32_t mark) {
  return ends_a_sentence(mark) || mark == U'，' || mark == U',';
}

/// Calls visit with every part of the text that lies between two marks.
template <typename Ends, typename Visit>
void each_part(std::string_view text, Ends ends, Visit visit) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    CodePoint point = code_point_at(text, at);
    if (ends(point.value)) {
      visit(text.substr(begin, at - begin));
      begin = at + point.bytes;
    }
    at += point.bytes;
  }
  visit(text.substr(begin));
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

std::string_view clause_around(std::string_view text, std::string_view part) {
  std::size_t offset = static_cast<std::size_t>(part.data() - text.data());
  std::string_view clause;
  each_part(text, ends_a_clause, [&](std::string_view candidate) {
    std::size_t begin = static_cast<std::size_t>(candidate.data() - text.data());
    if (begin <= offset && offset <= begin + candidate.size() && clause.empty()) clause = candidate;
  });
  return trimmed(clause);
}

std::vector<std::string_view> sentences_of(std::string_view text) {
  std::vector<std::string_view> sentences;
  each_part(text, ends_a_sentence, [&](std::string_view sentence) {
    if (std::string_view kept = trimmed(sentence); !kept.empty()) sentences.push_back(kept);
  });
  return sentences;
}

}  // namespace hengji::check
