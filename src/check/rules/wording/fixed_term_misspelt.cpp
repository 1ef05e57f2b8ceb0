#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "check/prose.h"
#include "check/rules/wording/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::wording {
namespace {

/// 选拔付…, 公布署名…: the first character belongs to the word before.
bool belongs_to_the_word_before(const Hit& hit) {
  std::string_view before = hit.passage->folded.substr(0, hit.word.begin);
  return std::ranges::any_of(std::array{"选", "提", "公", "发", "颁", "宣", "散"},
                             [&](const char* character) { return before.ends_with(character); });
}

Verdict run(const Subject& subject) {
  if (!has_prose(subject))
    return Verdict::not_applicable({"没有目标和职能的文字。", "There is no text of goals or duties."});
  Verdict verdict;
  for (const Hit& hit : subject.hits(WordList::misspelt)) {
    if (belongs_to_the_word_before(hit)) continue;
    std::string_view clause = clause_around(hit.passage->text, subject.quote(hit));
    const std::string& right = subject.lexicon().tag(hit.word.tag);
    Finding& finding =
        verdict.add({fmt::format("“{}”里的“{}”应为“{}”。", clause, subject.quote(hit), right),
                     fmt::format("“{}” in “{}” should be “{}”.", subject.quote(hit), clause, right)},
                    {{std::string(clause), *hit.passage->at}});
    finding.found = subject.quote(hit);
    finding.expected = right;
  }
  return verdict;
}

}  // namespace

const Rule fixed_term_misspelt{"WORDING-009", "fixed-term-misspelt", Severity::advice, run};

}  // namespace hengji::check::wording
