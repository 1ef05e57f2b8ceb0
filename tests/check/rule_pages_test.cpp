#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include "base/chinese_text.h"
#include "check/check.h"
#include "check/page.h"
#include "check/plan_notation.h"

namespace hengji::check {
namespace {

using hengji::testing::NotedPlans;
using hengji::testing::plans_from;

const policy::Packs& packs() {
  static const policy::Packs loaded = policy::Packs::load(embedded::packs()).value();
  return loaded;
}

/// What a rule finds in an example: one line a finding, its quotes folded.
std::vector<std::string> found_in(const Example& example, std::string_view code) {
  NotedPlans noted = plans_from(example.plan);
  Date as_of = parse_date(fmt::format("{}-01-20", noted.plan.year.value.value_or(2025))).value();
  Context context{*packs().for_plan(noted.plan, as_of).value(), as_of, noted.last_year.get(),
                  noted.approved.get()};
  std::vector<std::string> lines;
  std::optional<Verdict> verdict = check_by(code, noted.plan, context);
  for (const Finding& finding : verdict->findings) {
    EXPECT_FALSE(finding.message.zh.empty() || finding.message.en.empty()) << code;
    EXPECT_FALSE(finding.places.empty()) << code;
    std::string line;
    for (const Place& place : finding.places) line += (line.empty() ? "" : "&") + folded(place.quote);
    lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> expected_of(const Example& example) {
  std::vector<std::string> lines;
  for (std::string_view line : lines_of(example.expectations))
    if (!trimmed(line).empty()) lines.push_back(folded(line));
  return lines;
}

TEST(Rules, have_a_unique_code_and_name_and_stand_sorted_in_their_family) {
  std::set<std::string_view> codes, names;
  for (const Family& family : families()) {
    EXPECT_TRUE(std::ranges::is_sorted(family.rules, {}, &Rule::code)) << family.name;
    for (const Rule* rule : family.rules) {
      EXPECT_TRUE(rule->code.starts_with(std::string(family.name) + "-")) << rule->code;
      EXPECT_TRUE(codes.insert(rule->code).second) << rule->code << " is used twice";
      EXPECT_TRUE(names.insert(rule->name).second) << rule->name << " is used twice";
    }
  }
  EXPECT_TRUE(std::ranges::is_sorted(families(), {}, &Family::name));
  EXPECT_FALSE(codes.empty());
}

TEST(Rules, each_have_a_page_that_reads_and_every_page_has_its_rule) {
  for (const EmbeddedFile& file : embedded::rule_pages()) {
    Result<Page> page = parse_page(file.path, file.text);
    ASSERT_TRUE(page) << page.error().message.en;
    const Rule* rule = find_rule(page->code);
    ASSERT_NE(rule, nullptr) << file.path << ": there is no rule " << page->code;
    EXPECT_EQ(rule->name, page->name) << file.path;
    std::string stem = std::filesystem::path(file.path).stem().string();
    std::ranges::replace(stem, '_', '-');
    EXPECT_EQ(stem, page->name) << file.path;
  }
  for (const Rule* rule : rules()) EXPECT_NE(find_page(rule->code), nullptr) << rule->code << " has no page";
}

TEST(Rules, each_show_two_examples_that_report_and_two_that_do_not) {
  for (const Page& page : pages()) {
    EXPECT_GE(std::ranges::count(page.examples, true, &Example::reports), 2) << page.code;
    EXPECT_GE(std::ranges::count(page.examples, false, &Example::reports), 2) << page.code;
  }
}

class RulePage : public ::testing::TestWithParam<const Page*> {};

TEST_P(RulePage, holds_what_its_examples_say) {
  const Page& page = *GetParam();
  for (const Example& example : page.examples)
    EXPECT_EQ(found_in(example, page.code), expected_of(example)) << page.code << " " << example.situation;
}

std::vector<const Page*> every_page() {
  std::vector<const Page*> all;
  for (const Page& page : pages()) all.push_back(&page);
  return all;
}

INSTANTIATE_TEST_SUITE_P(Every, RulePage, ::testing::ValuesIn(every_page()), [](const auto& parameter) {
  std::string name(parameter.param->code);
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(RulePages, that_are_not_whole_are_refused_with_the_line) {
  auto why = [](std::string_view text) { return parse_page("a.md", text).error().message.en; };
  EXPECT_THAT(why("FIGURE-001"), ::testing::HasSubstr("a.md:1: the first line must be"));
  EXPECT_THAT(why("# A-001 a\n题 · T\n## 别的\n"), ::testing::HasSubstr("a.md:3: unknown section"));
  EXPECT_THAT(why("# A-001 a\n题 · T\n## 查什么\n甲\n"), ::testing::HasSubstr("a section is missing"));
  EXPECT_THAT(why("# A-001 a\n题 · T\n## 示例 Examples\n```reports 甲\n名称：甲\n```\n"),
              ::testing::HasSubstr("a reports example says what is found"));
}

}  // namespace
}  // namespace hengji::check
