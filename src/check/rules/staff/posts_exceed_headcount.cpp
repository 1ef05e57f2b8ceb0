#include <fmt/format.h>

#include "check/rules/staff/rules.h"
#include "check/subject.h"

namespace hengji::check::staff {
namespace {

Verdict run(const Subject& subject) {
  const Organization& organization = subject.plan().organization;
  if (!organization.headcount || organization.posts.empty())
    return Verdict::not_applicable(
        {"没有同时写明实有人数和岗位人数。", "Headcount and posts are not both stated."});
  int sum = 0;
  std::vector<Place> places{{organization.headcount_words, organization.headcount_at}};
  for (const Headcount& post : organization.posts) {
    sum += post.count;
    places.push_back({post.name, post.at});
  }
  Verdict verdict;
  if (sum <= *organization.headcount) return verdict;
  Finding& finding = verdict.add(
      {fmt::format("所列岗位合计 {} 人，比“{}”多 {} 人。", sum, organization.headcount_words,
                   sum - *organization.headcount),
       fmt::format("The posts make {}, {} more than the headcount.", sum, sum - *organization.headcount)},
      std::move(places));
  finding.found = std::to_string(sum);
  finding.expected = std::to_string(*organization.headcount);
  finding.difference = std::to_string(sum - *organization.headcount);
  return verdict;
}

}  // namespace

const Rule posts_exceed_headcount{"STAFF-004", "posts-exceed-headcount", Severity::blocking, run,
                                  Needs::every_figure};

}  // namespace hengji::check::staff
