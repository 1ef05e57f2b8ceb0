#include <fmt/format.h>

#include <utility>
#include <vector>

#include "check/rules/year/rules.h"
#include "check/subject.h"
#include "model/figure_text.h"

namespace hengji::check::year {
namespace {

void look_into(Verdict& verdict, const std::vector<Located<std::string>>& citations) {
  for (const Located<std::string>& citation : citations) {
    if (citation.value.find("〔") != std::string::npos) continue;
    verdict.add({fmt::format("发文字号“{}”应使用六角括号〔〕。", citation.value),
                 fmt::format("The document number “{}” should use 〔〕.", citation.value)},
                {{citation.value, citation.at}});
  }
}

Verdict run(const Subject& subject) {
  const Plan& plan = subject.plan();
  std::vector<Located<std::string>> elsewhere;
  for (const Passage& passage : subject.passages()) {
    if (passage.where != Where::function && passage.where != Where::organization) continue;
    if (passage.text.find("号") == std::string_view::npos) continue;
    for (Located<std::string>& citation : citations_in(passage.text))
      elsewhere.push_back({std::move(citation.value), *passage.at});
  }
  if (plan.long_term.citations.empty() && plan.annual.citations.empty() && elsewhere.empty())
    return Verdict::not_applicable({"没有引用文件。", "No document is cited."});
  Verdict verdict;
  look_into(verdict, elsewhere);
  look_into(verdict, plan.long_term.citations);
  look_into(verdict, plan.annual.citations);
  return verdict;
}

}  // namespace

const Rule document_number_malformed{"YEAR-003", "document-number-malformed", Severity::advice, run};

}  // namespace hengji::check::year
