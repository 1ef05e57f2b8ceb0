#include <fmt/format.h>

#include "check/rules/structure/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::structure {
namespace {

Verdict run(const Subject& subject) {
  const Passage *title = subject.passage(Where::title), *name = subject.passage(Where::department);
  if (title->folded.empty() || name->folded.empty())
    return Verdict::not_applicable({"没有标题或单位名称。", "The title or the name of the unit is missing."});
  Verdict verdict;
  bool names_a_unit = name->mentions_any(WordList::unit_scope) || name->folded.ends_with("本级");
  if (title->folded.find("部门整体") != std::string_view::npos && names_a_unit)
    verdict.add({fmt::format("表是“部门整体”的，名称是“{}”，范围不清楚。", name->text),
                 fmt::format("The form is for the whole department, the name is “{}”: the scope is unclear.",
                             name->text)},
                {place_of(*title), place_of(*name)});
  return verdict;
}

}  // namespace

const Rule department_or_unit_scope_unclear{"STRUCTURE-003", "department-or-unit-scope-unclear",
                                            Severity::advice, run, Needs::all_of_the_plan};

}  // namespace hengji::check::structure
