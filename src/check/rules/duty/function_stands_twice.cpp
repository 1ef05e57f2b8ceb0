#include <fmt/format.h>

#include <unordered_map>

#include "check/prose.h"
#include "check/rules/duty/rules.h"
#include "check/subject.h"

namespace hengji::check::duty {
namespace {

Verdict run(const Subject& subject) {
  if (subject.plan().functions.empty())
    return Verdict::not_applicable({"没有列出职能。", "No function is listed."});
  std::unordered_map<std::string_view, const Passage*> seen;
  Verdict verdict;
  for (const Passage& passage : subject.passages()) {
    if (passage.where != Where::function || passage.folded.empty()) continue;
    auto [first, is_new] = seen.emplace(without_number(passage.folded), &passage);
    if (is_new) continue;
    verdict.add({fmt::format("第{}项职能与第{}项文字相同。", passage.index + 1, first->second->index + 1),
                 fmt::format("Function {} is function {} word for word.", passage.index + 1,
                             first->second->index + 1)},
                {place_of(*first->second), place_of(passage)});
  }
  return verdict;
}

}  // namespace

const Rule function_stands_twice{"DUTY-005", "function-stands-twice", Severity::confirm, run};

}  // namespace hengji::check::duty
