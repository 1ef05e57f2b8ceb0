#include "check/rules/money/sentences.h"

#include "check/prose.h"

namespace hengji::check::money {

Verdict in_sentences(const Subject& subject, std::string_view word,
                     void (*look_into)(Verdict& verdict, std::string_view sentence, const Location& at)) {
  if (!has_prose(subject))
    return Verdict::not_applicable({"没有目标和职能的文字。", "There is no text of goals or duties."});
  Verdict verdict;
  for (const Passage& passage : subject.passages()) {
    if (passage.where >= Where::level1 || !contains(passage.text, word)) continue;
    for (std::string_view sentence : sentences_of(passage.text)) look_into(verdict, sentence, *passage.at);
  }
  return verdict;
}

}  // namespace hengji::check::money
