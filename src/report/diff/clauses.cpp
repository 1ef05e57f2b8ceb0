#include <algorithm>

#include "base/chinese_text.h"
#include "base/utf8.h"
#include "report/diff/plan_diff.h"

namespace hengji::report {
namespace {

constexpr std::size_t most_clauses = 2'000;  ///< of a text; longer ones are compared as a whole

std::vector<std::string> cut(std::string_view text) {
  static constexpr std::u32string_view marks = U"，。；：！？\n";
  std::vector<std::string> parts;
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size();) {
    CodePoint point = code_point_at(text, at);
    at += point.bytes;
    if (marks.find(point.value) == std::u32string_view::npos && at < text.size()) continue;
    parts.emplace_back(text.substr(start, at - start));
    start = at;
  }
  return parts;
}

/// lengths[i][j]: the longest common sequence of the parts from i and from j on.
std::vector<std::vector<unsigned>> common_lengths(const std::vector<std::string>& before,
                                                  const std::vector<std::string>& after) {
  std::vector<std::vector<unsigned>> lengths(before.size() + 1, std::vector<unsigned>(after.size() + 1));
  for (std::size_t i = before.size(); i-- > 0;)
    for (std::size_t j = after.size(); j-- > 0;)
      lengths[i][j] =
          before[i] == after[j] ? lengths[i + 1][j + 1] + 1 : std::max(lengths[i + 1][j], lengths[i][j + 1]);
  return lengths;
}

void add(std::vector<Clause>& clauses, Clause::Kind kind, const std::string& text) {
  if (!clauses.empty() && clauses.back().kind == kind) {
    clauses.back().text += text;
  } else {
    clauses.push_back({kind, text});
  }
}

}  // namespace

std::vector<Clause> clauses_of(std::string_view before_text, std::string_view after_text) {
  std::vector<std::string> before = cut(before_text), after = cut(after_text);
  std::vector<Clause> clauses;
  if (std::max(before.size(), after.size()) > most_clauses)
    return {{Clause::Kind::removed, std::string(before_text)},
            {Clause::Kind::added, std::string(after_text)}};
  auto lengths = common_lengths(before, after);
  std::size_t i = 0, j = 0;
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && j < after.size() && before[i] == after[j]) {
      add(clauses, Clause::Kind::kept, before[i]);
      ++i, ++j;
    } else if (i < before.size() && (j == after.size() || lengths[i + 1][j] >= lengths[i][j + 1])) {
      add(clauses, Clause::Kind::removed, before[i++]);
    } else {
      add(clauses, Clause::Kind::added, after[j++]);
    }
  }
  return clauses;
}

}  // namespace hengji::report
