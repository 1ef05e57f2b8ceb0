#include <fmt/format.h>

#include "check/rules/duty/rules.h"
#include "check/subject.h"
#include "check/telling_words.h"

namespace hengji::check::duty {
namespace {

std::string first_sentence(std::string_view text) {
  return std::string(text.substr(0, text.find("。")));
}

Verdict run(const Subject& subject) {
  if (subject.plan().functions.size() < 2)
    return Verdict::not_applicable({"没有列出多项职能。", "No more than one function is listed."});
  if (subject.linked_functions().empty())
    return Verdict::not_applicable({"二级指标不是按职能设的。", "The second levels do not name functions."});
  FunctionWords words(subject);
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    if (!row.function) continue;
    std::optional<int> better = words.better_fit(row.measure, *row.function);
    if (!better) continue;
    const Passage &own = subject.function_passage(*row.function), &other = subject.function_passage(*better);
    verdict.add(
        {fmt::format("“{}”挂在第{}项职能下，名称更像第{}项职能的事。", row.indicator->level3.value,
                     *row.function + 1, *better + 1),
         fmt::format("“{}” hangs on function {} and reads like one of function {}.",
                     row.indicator->level3.value, *row.function + 1, *better + 1)},
        {place_of(row), {first_sentence(own.text), *own.at}, {first_sentence(other.text), *other.at}});
  }
  return verdict;
}

}  // namespace

const Rule indicator_fits_another_duty{"DUTY-004", "indicator-fits-another-duty", Severity::advice, run};

}  // namespace hengji::check::duty
