#include <fmt/format.h>

#include "base/chinese_text.h"
#include "check/rules/wording/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::wording {
namespace {

bool lacks_its_sign(const Figure& figure, const policy::Lexicon& lexicon) {
  if (!figure.unit.empty() || figure.value.is_zero()) return false;
  std::string words = folded(figure.words), quote = folded(figure.quote);
  bool ends_in_figure = !quote.empty() && quote.back() >= '0' && quote.back() <= '9';
  return ends_in_figure && lexicon.suffix(WordList::cell_share_name, words).bytes != 0 &&
         lexicon.suffix(WordList::cell_not_a_share, words).bytes == 0;
}

Verdict run(const Subject& subject) {
  const Plan& plan = subject.plan();
  if (plan.annual.figures.empty() && plan.long_term.figures.empty())
    return Verdict::not_applicable({"目标里没有数值。", "The goals state no figure."});
  Verdict verdict;
  for (const Goal* goal : {&plan.long_term, &plan.annual})
    for (const Figure& figure : goal->figures)
      if (lacks_its_sign(figure, subject.lexicon()))
        verdict.add({fmt::format("“{}”后面没有百分号。", figure.quote),
                     fmt::format("“{}” has no percent sign.", figure.quote)},
                    {{figure.quote, figure.at}});
  return verdict;
}

}  // namespace

const Rule share_without_percent_sign{"WORDING-005", "share-without-percent-sign", Severity::advice, run};

}  // namespace hengji::check::wording
