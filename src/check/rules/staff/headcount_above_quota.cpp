#include <fmt/format.h>

#include "check/rules/staff/rules.h"
#include "check/subject.h"

namespace hengji::check::staff {
namespace {

Verdict run(const Subject& subject) {
  const Organization& organization = subject.plan().organization;
  const Row* rate = subject.row_of_entry("在职人员控制率");
  if (!rate || !organization.headcount || !organization.quota)
    return Verdict::not_applicable({"没有同时写明在职人员控制率、实有人数和编制数。",
                                    "在职人员控制率, headcount and quota are not all stated."});
  const Target* target = rate->figure(Period::full_year);
  Verdict verdict;
  if (*organization.headcount <= *organization.quota || !target || target->value > Decimal(100))
    return verdict;
  Finding& finding = verdict.add(
      {fmt::format("实有 {} 人，编制 {} 名，在职人员控制率不可能“{}”。", *organization.headcount,
                   *organization.quota, target->written),
       fmt::format("{} people on a quota of {}: 在职人员控制率 cannot be “{}”.", *organization.headcount,
                   *organization.quota, target->written)},
      {{organization.headcount_words, organization.headcount_at}, place_of(*rate, Period::full_year)});
  finding.found = std::to_string(*organization.headcount);
  finding.expected = std::to_string(*organization.quota);
  finding.difference = std::to_string(*organization.headcount - *organization.quota);
  return verdict;
}

}  // namespace

const Rule headcount_above_quota{"STAFF-003", "headcount-above-quota", Severity::confirm, run};

}  // namespace hengji::check::staff
