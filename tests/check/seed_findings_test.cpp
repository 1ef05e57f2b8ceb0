#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/chinese_text.h"
#include "base/json.h"
#include "check/check.h"
#include "forms/recognize.h"
#include "readers/reader.h"
#include "source_tree.h"

namespace hengji::check {
namespace {

using hengji::testing::bytes_of;
using ::testing::ElementsAre;

/// The findings of a plan in a text file; fails the test when the file holds no single plan.
std::vector<Finding> findings_in(const std::filesystem::path& file) {
  static const policy::Packs packs = policy::Packs::load(embedded::packs()).value();
  std::string bytes = bytes_of(file);
  Result<Document> document = readers::read({file.filename().string(), bytes});
  if (!document) {
    ADD_FAILURE() << document.error().message.en;
    return {};
  }
  Reading reading = forms::recognize(*document, packs);
  EXPECT_EQ(reading.plans.size(), 1u) << file;
  if (reading.plans.empty()) return {};
  Date as_of = parse_date("2025-01-20").value();
  const Plan& plan = reading.plans.front();
  return check(plan, {*packs.for_plan(plan, as_of).value(), as_of}).findings;
}

bool quotes(const Finding& finding, std::string_view words) {
  std::string wanted = folded(words);
  return std::ranges::any_of(finding.places, [&](const Place& place) {
    return folded(place.quote).find(wanted) != std::string::npos;
  });
}

/// Every quote of what must be found stands in a finding of that rule and severity.
void expect_found(const std::vector<Finding>& findings, const Json& wanted) {
  const std::string &rule = *wanted.find("rule")->as_string(),
                    &severity = *wanted.find("severity")->as_string();
  for (const Json& quote : *wanted.find("quotes")->as_array()) {
    bool found = std::ranges::any_of(findings, [&](const Finding& finding) {
      return finding.rule == rule && name(finding.severity) == severity &&
             quotes(finding, *quote.as_string());
    });
    EXPECT_TRUE(found) << rule << " (" << severity << "): " << *quote.as_string();
  }
}

/// The quotes of the first place of each finding of a rule.
std::vector<std::string> first_quotes(const std::vector<Finding>& findings, std::string_view rule) {
  std::vector<std::string> all;
  for (const Finding& finding : findings)
    if (finding.rule == rule) all.push_back(folded(finding.places.front().quote));
  return all;
}

TEST(TheFirstRealPlan, shows_all_that_a_careful_reviewer_proves) {
  std::filesystem::path seed = hengji::testing::shared_dir() / "seed";
  if (!std::filesystem::exists(seed)) GTEST_SKIP() << "the shared material is not here";
  std::vector<Finding> findings = findings_in(seed / "jiangyin-science-bureau-2025.txt");
  Json expectations = Json::parse(bytes_of(seed / "findings.json")).value();
  for (const Json& wanted : *expectations.find("must_find")->as_array()) expect_found(findings, wanted);
}

TEST(TheFirstRealPlan, is_not_accused_of_what_is_sound) {
  std::filesystem::path seed = hengji::testing::shared_dir() / "seed";
  if (!std::filesystem::exists(seed)) GTEST_SKIP() << "the shared material is not here";
  std::vector<Finding> findings = findings_in(seed / "jiangyin-science-bureau-2025.txt");
  EXPECT_THAT(first_quotes(findings, "goal-figure-differs-from-target"),
              ElementsAre("科技型中小企业评价入库超2300家"));
  EXPECT_THAT(first_quotes(findings, "goal-promise-without-indicator"),
              ElementsAre("新增市级以上研发机构超60家"));
  EXPECT_THAT(first_quotes(findings, "goal-and-indicator-measure-different-things"),
              ElementsAre("申报高新技术企业超520家"));
  EXPECT_THAT(first_quotes(findings, "half-year-target-needs-the-whole-year"),
              ElementsAre("预算执行率=100%", "政府采购执行率=100%", "非税收入预算完成率≥100%"));
  for (const Finding& finding : findings) {
    EXPECT_NE(finding.severity, Severity::blocking) << finding.rule << ": " << finding.message.zh;
    EXPECT_FALSE(quotes(finding, "支付进度符合率") || quotes(finding, "固定资产利用率") ||
                 quotes(finding, "绩效管理覆盖率"))
        << finding.rule;
  }
}

TEST(TheSampleBureau, shows_the_same_situation) {
  std::vector<Finding> findings =
      findings_in(hengji::testing::source_dir() / "examples" / "science-bureau-2025.txt");
  for (std::string_view rule :
       {"goal-figure-differs-from-target", "goal-promise-without-indicator",
        "long-term-goal-copies-annual-goal", "target-cannot-fail", "second-level-without-indicator",
        "half-year-target-needs-the-whole-year", "control-rate-with-wrong-comparison",
        "staffing-does-not-add-up", "headcount-quota-not-stated", "amount-without-unit",
        "satisfaction-not-measured", "function-without-indicator"})
    EXPECT_FALSE(first_quotes(findings, rule).empty()) << rule;
}

}  // namespace
}  // namespace hengji::check
