#include "check/rules/staff/rules.h"
#include "check/subject.h"

namespace hengji::check::staff {
namespace {

Verdict run(const Subject& subject) {
  const Organization& organization = subject.plan().organization;
  const Row* rate = subject.row_of_entry("在职人员控制率");
  if (!rate)
    return Verdict::not_applicable({"没有在职人员控制率指标。", "There is no indicator 在职人员控制率."});
  if (!organization.headcount && organization.text.value.empty())
    return Verdict::not_applicable({"没有填写人员配置。", "The staffing is not filled in."});
  if (organization.quota) return {};
  std::vector<Place> places{place_of(*rate)};
  if (organization.headcount) places.push_back({organization.headcount_words, organization.headcount_at});
  Verdict verdict;
  verdict.add({"要考核在职人员控制率，但没有写编制数，无从计算。",
               "在职人员控制率 is to be measured, and no quota of posts is stated."},
              std::move(places));
  return verdict;
}

}  // namespace

const Rule headcount_quota_not_stated{"STAFF-002", "headcount-quota-not-stated", Severity::confirm, run,
                                      Needs::all_of_the_plan};

}  // namespace hengji::check::staff
