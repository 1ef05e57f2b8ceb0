#include <fmt/format.h>

#include "base/chinese_text.h"
#include "check/name_kinds.h"
#include "check/rules/blank/rules.h"
#include "check/subject.h"
#include "model/wording.h"

namespace hengji::check::blank {
namespace {

/// What is left of a folded value when its operator is gone.
std::string_view without_operator(std::string_view text) {
  for (std::string_view sign : {"≥", "≤", ">=", "<=", ">", "<", "="})
    if (text.starts_with(sign)) return text.substr(sign.size());
  return text;
}

bool lacks_its_figure(std::string_view text) {
  std::string_view rest = without_operator(text);
  if (rest.empty()) return !text.empty();
  return rest == "%" || (rest.size() >= 3 && wording::unit_end(rest, 0) == rest.size());
}

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  for (const Row& row : subject.rows())
    for (Period period : {Period::half_year, Period::full_year, Period::long_term}) {
      const Target* target = row.target(period);
      if (!target || target->has_figure() || target->written.empty()) continue;
      bool lacks = target->comparison != Comparison::grade && target->written.size() <= 12 &&
                   lacks_its_figure(folded(target->written));
      // At half-year words may say how far the work is to be (按进度推进); the year's target decides.
      bool in_words = period != Period::half_year && answers_in_words(subject, row, period);
      if (!lacks && !in_words) continue;
      verdict.add({fmt::format("“{}”的{}指标值“{}”没有数。", row.indicator->level3.value, in_chinese(period),
                               target->written),
                   fmt::format("The target “{}” of “{}” ({}) has no figure.", target->written,
                               row.indicator->level3.value, in_english(period))},
                  {place_of(row, period)});
    }
  return verdict;
}

}  // namespace

const Rule value_without_figure{"BLANK-005", "value-without-figure", Severity::confirm, run, Needs::its_rows};

}  // namespace hengji::check::blank
