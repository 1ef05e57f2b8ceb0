#include <fmt/format.h>

#include "base/chinese_text.h"
#include "check/rules/actual/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::actual {
namespace {

/// Whether the actual value has no figure and does not say that there was none.
bool is_in_words(const Target& actual, const policy::Lexicon& lexicon) {
  std::string written = folded(actual.written);
  if (lexicon.is_word(WordList::cell_done, written)) return true;
  bool has_digit = written.find_first_of("0123456789") != std::string::npos;
  bool is_words = actual.comparison == Comparison::grade || actual.comparison == Comparison::text;
  bool says_done = lexicon.prefix(WordList::cell_done, written).bytes > 0 ||
                   lexicon.suffix(WordList::cell_done, written).bytes > 0;
  return is_words && !has_digit && says_done;
}

Verdict run(const Subject& subject) {
  if (subject.plan().kind != PlanKind::self_evaluation)
    return Verdict::not_applicable({"不是自评表。", "This is no self-evaluation."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    const Target *target = row.figure(Period::full_year), *actual = row.target(Period::actual);
    if (!target || !actual || target->unit == "%" || !is_in_words(*actual, subject.lexicon())) continue;
    verdict.add({fmt::format("“{}”要求“{}”，实际只写“{}”。", row.indicator->level3.value, target->written,
                             actual->written),
                 fmt::format("“{}” asks for “{}”, the actual value says “{}”.", row.indicator->level3.value,
                             target->written, actual->written)},
                {place_of(row, Period::full_year), place_of(row, Period::actual)});
  }
  return verdict;
}

}  // namespace

const Rule figure_answered_in_words{"ACTUAL-006", "figure-answered-in-words", Severity::confirm, run,
                                    Needs::its_rows};

}  // namespace hengji::check::actual
