#include <fmt/format.h>

#include "check/prose.h"
#include "check/rules/wording/rules.h"
#include "check/subject.h"

namespace hengji::check::wording {
namespace {

constexpr std::string_view pairs[] = {"，，", "。。", "；；", "、、", "，。", "。，",
                                      "；。", "。；", "、，", "，、", "，；", "；，"};

Verdict run(const Subject& subject) {
  if (!has_prose(subject))
    return Verdict::not_applicable({"没有目标和职能的文字。", "There is no text of goals or duties."});
  Verdict verdict;
  for (const Passage& passage : subject.passages()) {
    if (!is_prose(passage) || !passage.signs.may_have_two_marks) continue;
    for (std::string_view pair : pairs) {
      std::size_t at = passage.text.find(pair);
      if (at == std::string_view::npos) continue;
      std::string_view before = clause_around(passage.text, passage.text.substr(at, 0));
      std::string quote = std::string(before) + std::string(pair);
      verdict.add({fmt::format("“{}”有重复的标点。", quote), fmt::format("“{}” has a mark too many.", quote)},
                  {{quote, *passage.at}});
      break;
    }
  }
  return verdict;
}

}  // namespace

const Rule punctuation_doubled{"WORDING-007", "punctuation-doubled", Severity::advice, run};

}  // namespace hengji::check::wording
