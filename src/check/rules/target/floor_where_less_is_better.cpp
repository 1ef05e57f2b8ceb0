#include <fmt/format.h>

#include <algorithm>

#include "check/direction.h"
#include "check/rules/target/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::target {
namespace {

/// 节约成本 and 减少事故起数 count what went down, 处置安全事故 what was done about it.
bool is_of_a_reduction(std::string_view name) {
  constexpr std::string_view words[] = {"节约", "节省", "降低", "减少", "下降", "避免",
                                        "压减", "处置", "处理", "查处", "调查", "办理",
                                        "受理", "预防", "遏制", "演练", "救援"};
  return std::ranges::any_of(
      words, [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

bool less_is_better(const Row& row, const policy::Lexicon& lexicon) {
  return lexicon.suffix(WordList::cell_less_is_better, row.name->folded).bytes > 0 &&
         !is_of_a_reduction(row.name->folded);
}

Verdict run(const Subject& subject) {
  Verdict verdict;
  bool any = false;
  for (const Row& row : subject.rows()) {
    if (!less_is_better(row, subject.lexicon())) continue;
    any = true;
    const Target* target = row.figure(Period::full_year);
    bool asks_for_more = target && is_floor(target->comparison) && target->value > Decimal(0);
    if (!asks_for_more || scale_of(target->unit).dimension == "%") continue;
    verdict.add({fmt::format("“{}”越少越好，却要求“{}”。", row.indicator->level3.value, target->written),
                 fmt::format("Less of “{}” is better, yet “{}” is asked for.", row.indicator->level3.value,
                             target->written)},
                {place_of(row, Period::full_year)});
  }
  if (!any)
    return Verdict::not_applicable(
        {"没有成本总额、事故起数一类的指标。", "There is no cost or count of accidents."});
  return verdict;
}

}  // namespace

const Rule floor_where_less_is_better{"TARGET-017", "floor-where-less-is-better", Severity::confirm, run};

}  // namespace hengji::check::target
