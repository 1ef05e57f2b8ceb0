#include "check/rules/funds/rules.h"
#include "check/subject.h"

namespace hengji::check::funds {
namespace {

Verdict run(const Subject& subject) {
  const Amount& total = subject.plan().funds.total;
  if (!total.at.is_known())
    return Verdict::not_applicable({"表里没有资金总额。", "The form has no total of the funds."});
  Verdict verdict;
  // Digits that were not understood are no missing figure.
  bool has_digit = total.written.find_first_of("0123456789") != std::string::npos;
  if (!total.value && !has_digit) {
    Place place = place_of_funds(subject.plan());
    if (total.written.empty()) place.quote = "资金总额";
    verdict.add({"资金总额没有填数。", "The total of the funds has no figure."}, {std::move(place)});
  }
  return verdict;
}

}  // namespace

const Rule funds_missing{"FUNDS-004", "funds-missing", Severity::blocking, run, Needs::all_of_the_plan};

}  // namespace hengji::check::funds
