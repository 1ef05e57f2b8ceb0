#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "base/chinese_text.h"
#include "base/utf8.h"
#include "check/name_kinds.h"
#include "check/prose.h"
#include "check/rules/wording/rules.h"
#include "check/subject.h"
#include "model/wording.h"
#include "policy/word_list.h"

namespace hengji::check::wording {
namespace {

using hengji::wording::NumberAt;

/// Rates of so many in ten thousand, which have no percent sign: 万台事故率, 死亡率.
bool is_of_another_base(std::string_view words) {
  constexpr std::string_view bases[] = {"万",   "亿",   "千",   "死亡", "事故",
                                        "发病", "患病", "出生", "生育", "增长"};
  return std::ranges::any_of(
      bases, [&](std::string_view base) { return words.find(base) != std::string_view::npos; });
}

bool is_behind_clause(std::string_view rest) {
  if (rest.empty()) return true;
  constexpr std::u32string_view marks = U"，。；、！？）,;)\n";
  return marks.find(code_point_at(rest, 0).value) != std::u32string_view::npos;
}

/// Whether the words in front of a bare figure ask for a percentage: 办结率, 覆盖率不低于; of 占 only
/// before 76.23.
bool ask_for_a_share(std::string_view before, const Decimal& value, const policy::Lexicon& lexicon) {
  if (auto comparison = hengji::wording::operator_before(before, before.size()))
    before = before.substr(0, comparison->begin);
  for (std::string_view link : {"为", "到", "在", "约"})
    if (before.ends_with(link)) before.remove_suffix(link.size());
  std::string words = folded(before);
  if (words.ends_with("占")) return !value.is_whole();
  return names_a_share(words, lexicon) && !is_of_another_base(words);
}

/// What stands behind the figure up to the end of its clause, when that is nothing or 以上.
bool ends_without_sign(std::string_view rest) {
  if (auto suffix = hengji::wording::suffix_at(rest, 0)) rest = rest.substr(suffix->end);
  return is_behind_clause(rest);
}

/// 1450 at `begin`, where nothing makes the figure go on: no point, no comma, no digit of full width.
bool is_whole_figure(std::string_view text, std::size_t begin, std::size_t end) {
  return end > begin && (end == text.size() || is_ideograph(code_point_at(text, end).value));
}

void look_into(Verdict& verdict, std::string_view text, const Location& at, const policy::Lexicon& lexicon) {
  for (std::size_t next = ideograph_bytes(text, 0); next < text.size(); next += ideograph_bytes(text, next)) {
    // Most figures have a unit behind them: nothing more has to be known of those.
    std::size_t end = next;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    if (is_whole_figure(text, next, end) && !ends_without_sign(text.substr(end))) {
      next = end;
      continue;
    }
    std::optional<NumberAt> number =
        hengji::wording::is_digit_at(text, next) ? hengji::wording::number_at(text, next) : std::nullopt;
    std::size_t begin = next;
    next = number ? number->end : next + code_point_at(text, next).bytes;
    if (!number || number->value <= Decimal(1) || number->value > Decimal(100) ||
        !ends_without_sign(text.substr(next)))
      continue;
    std::string_view clause = clause_around(text, text.substr(begin, 0));
    std::string_view before = text.substr(0, begin);
    before.remove_prefix(std::min(begin, static_cast<std::size_t>(clause.data() - text.data())));
    if (!ask_for_a_share(before, number->value, lexicon)) continue;
    verdict.add(
        {fmt::format("“{}”后面没有百分号。", clause), fmt::format("“{}” has no percent sign.", clause)},
        {{std::string(clause), at}});
  }
}

Verdict run(const Subject& subject) {
  if (!has_prose(subject))
    return Verdict::not_applicable({"没有目标和职能的文字。", "There is no text of goals or duties."});
  Verdict verdict;
  for (const Passage& passage : subject.passages())
    if (is_prose(passage) && passage.signs.has_digit())
      look_into(verdict, passage.text, *passage.at, subject.lexicon());
  return verdict;
}

}  // namespace

const Rule share_without_percent_sign{"WORDING-005", "share-without-percent-sign", Severity::advice, run};

}  // namespace hengji::check::wording
