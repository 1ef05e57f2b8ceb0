#include <fmt/format.h>

#include "base/chinese_text.h"
#include "check/rules/actual/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::actual {
namespace {

/// 无。 and 暂无； say the same without their mark.
std::string without_mark(std::string text) {
  for (std::string_view mark : {"。", ";", "."})
    if (text.ends_with(mark)) text.resize(text.size() - mark.size());
  return text;
}

const Field* denial_in(const Subject& subject) {
  for (const Field& field : subject.plan().fields)
    if (field.label.find("问题") != std::string::npos &&
        subject.lexicon().is_word(WordList::cell_nothing, without_mark(folded(field.value.value))))
      return &field;
  return nullptr;
}

Verdict run(const Subject& subject) {
  if (subject.plan().kind != PlanKind::self_evaluation)
    return Verdict::not_applicable({"不是自评表。", "This is no self-evaluation."});
  const Field* denial = denial_in(subject);
  Verdict verdict;
  if (!denial) return verdict;
  for (const Row& row : subject.rows()) {
    const Indicator& indicator = *row.indicator;
    if (!indicator.weight || !indicator.score || *indicator.score >= *indicator.weight) continue;
    verdict.add({fmt::format("“{}”得 {} 分（满分 {}），“{}”却写“{}”。", indicator.level3.value,
                             indicator.score->to_string(), indicator.weight->to_string(), denial->label,
                             denial->value.value),
                 fmt::format("“{}” scored {} of {}, and “{}” says “{}”.", indicator.level3.value,
                             indicator.score->to_string(), indicator.weight->to_string(), denial->label,
                             denial->value.value)},
                {{denial->value.value, denial->value.at},
                 {indicator.level3.value + " " + indicator.score->to_string(), indicator.level3.at}});
    break;
  }
  return verdict;
}

}  // namespace

const Rule problems_denied_though_points_lost{"ACTUAL-005", "problems-denied-though-points-lost",
                                              Severity::advice, run, Needs::all_of_the_plan};

}  // namespace hengji::check::actual
