#include <fmt/format.h>

#include "base/chinese_text.h"
#include "check/name_kinds.h"
#include "check/rules/wording/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::wording {
namespace {

bool lacks_its_sign(const Figure& figure, const policy::Lexicon& lexicon) {
  if (!figure.unit.empty() || figure.value.is_zero()) return false;
  std::string words = folded(figure.words), quote = folded(figure.quote);
  bool ends_in_figure = !quote.empty() && quote.back() >= '0' && quote.back() <= '9';
  return ends_in_figure && names_a_share(words, lexicon);
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
