#include <fmt/format.h>

#include "check/rules/year/rules.h"
#include "check/subject.h"

namespace hengji::check::year {
namespace {

Verdict run(const Subject& subject) {
  const Plan& plan = subject.plan();
  if (plan.long_term.citations.empty() && plan.annual.citations.empty())
    return Verdict::not_applicable({"目标没有引用文件。", "The goals cite no document."});
  Verdict verdict;
  for (const Goal* goal : {&plan.long_term, &plan.annual})
    for (const Located<std::string>& citation : goal->citations) {
      if (citation.value.find("〔") != std::string::npos) continue;
      verdict.add({fmt::format("发文字号“{}”应使用六角括号〔〕。", citation.value),
                   fmt::format("The document number “{}” should use 〔〕.", citation.value)},
                  {{citation.value, citation.at}});
    }
  return verdict;
}

}  // namespace

const Rule document_number_malformed{"YEAR-003", "document-number-malformed", Severity::advice, run};

}  // namespace hengji::check::year
