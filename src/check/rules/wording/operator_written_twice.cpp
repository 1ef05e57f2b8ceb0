#include <fmt/format.h>

#include "base/utf8.h"
#include "check/rules/wording/rules.h"
#include "check/subject.h"
#include "model/wording.h"

namespace hengji::check::wording {
namespace {

/// ≥92%以上: the words behind the figure say what the sign said.
bool is_said_again(std::string_view value, const hengji::wording::ComparisonAt& first) {
  auto number = hengji::wording::number_at(value, first.end);
  if (!number) return false;
  auto suffix = hengji::wording::suffix_at(value, hengji::wording::unit_end(value, number->end));
  return suffix && suffix->end == value.size() &&
         hengji::wording::same_direction(first.comparison, suffix->comparison);
}

constexpr std::string_view at_least = "≥", at_most = "≤";

/// How many bytes the sign of comparison takes that a text begins with; 0 when it begins with none.
std::size_t sign_bytes(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] == '=' || text[0] == '>' || text[0] == '<') return 1;
  return text[0] == at_least[0] && (text.starts_with(at_least) || text.starts_with(at_most)) ? at_least.size()
                                                                                             : 0;
}

/// ≥≥, ==, ≥>: of two signs behind each other the second is the first again, or a part of it.
bool has_two_signs(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t bytes = sign_bytes(text.substr(at));
    if (bytes == 0 || sign_bytes(text.substr(at + bytes)) == 0) continue;
    std::string_view rest = text.substr(at);
    for (std::string_view twice : {"≥≥", "≤≤", "==", ">>", "<<", "≥>", "≤<"})
      if (rest.starts_with(twice)) return true;
  }
  return false;
}

/// Every word that compares behind a figure ends so.
bool may_end_with_comparison(std::string_view value) {
  return value.ends_with("上") || value.ends_with("下") || value.ends_with("内");
}

/// ≥95%, as nearly every value is written: one sign, and behind it the figure.
bool is_sign_and_figure(std::string_view value) {
  std::size_t bytes = sign_bytes(value);
  return bytes > 0 && bytes < value.size() && value[bytes] >= '0' && value[bytes] <= '9' &&
         !may_end_with_comparison(value);
}

bool is_doubled(std::string_view folded_value) {
  if (has_two_signs(folded_value)) return true;
  if (is_sign_and_figure(folded_value)) return false;
  // 控制在≤5% and 达到≥90% are usage; ≥不少于97% is none.
  for (std::string_view usual : {"控制在", "达"})
    if (folded_value.starts_with(usual)) return false;
  auto first = hengji::wording::operator_at(folded_value, 0);
  if (!first) return false;
  return hengji::wording::operator_at(folded_value, first->end) ||
         (may_end_with_comparison(folded_value) && is_said_again(folded_value, *first));
}

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  for (const Row& row : subject.rows())
    for (std::size_t i = 0; i < row.values.size(); ++i) {
      const Located<std::string>& value = row.indicator->values[i];
      if (value.value.size() > 40 || !is_doubled(row.values[i])) continue;
      verdict.add(
          {fmt::format("“{}”的“{}”符号重复。", row.indicator->level3.value, value.value),
           fmt::format("“{}” of “{}” has its operator twice.", value.value, row.indicator->level3.value)},
          {{row.indicator->level3.value + " " + value.value, value.at}});
    }
  return verdict;
}

}  // namespace

const Rule operator_written_twice{"WORDING-006", "operator-written-twice", Severity::advice, run};

}  // namespace hengji::check::wording
