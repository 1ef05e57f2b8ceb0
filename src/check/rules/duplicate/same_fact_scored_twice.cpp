#include <fmt/format.h>

#include <unordered_map>

#include "check/rules/duplicate/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::duplicate {
namespace {

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  std::unordered_map<std::uint16_t, const Row*> first;
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    auto word = subject.lexicon().prefix(WordList::same_fact, row.name->folded);
    if (word.bytes == 0 || word.bytes != row.name->folded.size()) continue;
    auto [before, is_new] = first.emplace(word.tag, &row);
    if (is_new || before->second->name->folded == row.name->folded) continue;
    const std::string &one = before->second->indicator->level3.value, &other = row.indicator->level3.value;
    verdict.add({fmt::format("“{}”和“{}”说的是同一件事，考核了两次。", one, other),
                 fmt::format("“{}” and “{}” are one fact, scored twice.", one, other)},
                {place_of(*before->second), place_of(row)});
  }
  return verdict;
}

}  // namespace

const Rule same_fact_scored_twice{"DUPLICATE-001", "same-fact-scored-twice", Severity::advice, run};

}  // namespace hengji::check::duplicate
