#include <fmt/format.h>

#include "check/form_year.h"
#include "check/rules/year/rules.h"
#include "check/subject.h"

namespace hengji::check::year {
namespace {

Verdict run(const Subject& subject) {
  std::optional<int> year = subject.year();
  if (!year) return Verdict::not_enough_data({"表上没有写年度。", "The form does not name its year."});
  Verdict verdict;
  const Plan& plan = subject.plan();
  for (const Goal* goal : {&plan.long_term, &plan.annual})
    for (const Located<std::string>& citation : goal->citations) {
      std::optional<int> of = citation_year(citation.value);
      if (!of || *of <= *year) continue;
      verdict.add({fmt::format("{} 年的计划引用了 {} 年的文件“{}”。", *year, *of, citation.value),
                   fmt::format("A plan of {} cites “{}”, a document of {}.", *year, citation.value, *of)},
                  {{citation.value, citation.at}});
    }
  return verdict;
}

}  // namespace

const Rule cited_document_from_the_future{"YEAR-002", "cited-document-from-the-future", Severity::confirm,
                                          run};

}  // namespace hengji::check::year
