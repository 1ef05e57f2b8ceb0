#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/chinese_text.h"
#include "check/name_kinds.h"
#include "check/rules/wording/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::wording {
namespace {

/// Units that count or measure things, and so never a share.
bool is_a_count(std::string_view unit, const policy::Lexicon& lexicon) {
  return lexicon.is_word(WordList::cell_count_unit, unit);
}

/// Whether the name says what is measured (面积, 时间, 人次) and the unit measures something else.
bool is_of_another_dimension(const std::string& measured, std::string_view unit,
                             const policy::Lexicon& lexicon) {
  if (measured.empty()) return false;
  constexpr std::string_view measures[] = {"money", "length", "area", "volume", "mass"};
  std::string_view dimension = scale_of(unit).dimension;
  if (std::ranges::find(measures, dimension) != std::end(measures)) return dimension != measured;
  return measured != "people" && lexicon.is_word(WordList::measure_whole_unit, unit);
}

/// `measured` is the dimension that the name says, empty for none.
bool misfits(std::string_view name, const std::string& measured, std::string_view target_unit,
             const policy::Lexicon& lexicon) {
  std::string room;
  std::string_view unit = folded(target_unit, room);
  if (is_of_another_dimension(measured, unit, lexicon)) return true;
  if (unit == "%") return names_a_count(name, lexicon);
  return names_a_share(name, lexicon) && is_a_count(unit, lexicon);
}

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    std::string_view name = row.name->folded, before;
    const std::string& measured =
        subject.lexicon().tag(subject.lexicon().suffix(WordList::cell_name_dimension, name).tag);
    for (Period period : {Period::full_year, Period::half_year}) {
      const Target* target = row.figure(period);
      if (!target || target->unit.empty() || target->unit == before) continue;
      before = target->unit;
      if (!misfits(name, measured, target->unit, subject.lexicon())) continue;
      verdict.add({fmt::format("“{}”的单位写成了“{}”。", row.indicator->level3.value, target->unit),
                   fmt::format("“{}” is given in “{}”.", row.indicator->level3.value, target->unit)},
                  {place_of(row, period)});
      break;
    }
  }
  return verdict;
}

}  // namespace

const Rule unit_does_not_fit_name{"WORDING-002", "unit-does-not-fit-name", Severity::confirm, run};

}  // namespace hengji::check::wording
