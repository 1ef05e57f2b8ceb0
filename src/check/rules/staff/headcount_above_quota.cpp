#include <fmt/format.h>

#include "check/rules/staff/rules.h"
#include "check/subject.h"

namespace hengji::check::staff {
namespace {

/// Whether the quota may leave out people of the headcount: 事业人员 are counted, and no 编制 of theirs is
/// named.
bool counts_a_kind_without_quota(const Organization& organization) {
  std::string_view text = organization.text.value, counted = organization.headcount_words;
  for (std::string_view kind : {"行政", "事业", "工勤", "后勤"}) {
    std::size_t at = counted.find(kind);
    if (at == std::string_view::npos) continue;
    bool has_quota = false;
    for (std::size_t from = text.find(kind); from != std::string_view::npos;
         from = text.find(kind, from + 1)) {
      std::string_view after = text.substr(from, text.find_first_of("0123456789", from) - from);
      has_quota |= after.find("编制") != std::string_view::npos;
    }
    if (!has_quota) return true;
  }
  return false;
}

Verdict run(const Subject& subject) {
  const Organization& organization = subject.plan().organization;
  const Row* rate = subject.row_of_entry("在职人员控制率");
  if (!rate || !organization.headcount || !organization.quota)
    return Verdict::not_applicable({"没有同时写明在职人员控制率、实有人数和编制数。",
                                    "在职人员控制率, headcount and quota are not all stated."});
  const Target* target = rate->figure(Period::full_year);
  Verdict verdict;
  if (*organization.headcount <= *organization.quota || !target || target->value > Decimal(100) ||
      counts_a_kind_without_quota(organization))
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
