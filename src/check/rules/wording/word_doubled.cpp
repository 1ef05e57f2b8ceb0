#include <fmt/format.h>

#include "check/prose.h"
#include "check/rules/wording/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::wording {
namespace {

Verdict run(const Subject& subject) {
  if (!has_prose(subject))
    return Verdict::not_applicable({"没有目标和职能的文字。", "There is no text of goals or duties."});
  Verdict verdict;
  for (const Hit& hit : subject.hits(WordList::doubled_word)) {
    std::string_view clause = clause_around(hit.passage->text, subject.quote(hit));
    verdict.add({fmt::format("“{}”里有词写了两遍。", clause), fmt::format("“{}” has a word twice.", clause)},
                {{std::string(clause), *hit.passage->at}});
  }
  return verdict;
}

}  // namespace

const Rule word_doubled{"WORDING-008", "word-doubled", Severity::advice, run};

}  // namespace hengji::check::wording
