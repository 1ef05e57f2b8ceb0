#include "policy/parameters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/switches.h"

namespace hengji::policy {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

std::string one(std::string_view value, std::string_view days) {
  return "[[share]]\nmeaning = {zh = \"某\", en = \"x\"}\nvalue = \"" + std::string(value) + "\"\n" +
         std::string(days) + "\ncitation = {source = {zh = \"某\", en = \"x\"}, trust = \"seen\"}\n";
}

std::string why_not(const std::string& text) {
  Parameters parameters;
  Result<void> read = parameters.read({"a/parameters.toml", text});
  return read ? "read" : read.error().message.en;
}

TEST(Parameters, hold_from_their_day_to_their_day) {
  Parameters parameters;
  std::string text = one("80", "from = 2020-01-01\nto = 2022-12-31") + one("75.5", "from = 2023-01-01");
  ASSERT_TRUE(parameters.read({"a/parameters.toml", text}));
  EXPECT_EQ(parameters.find("share", 2022y / 12 / 31), Decimal(80));
  EXPECT_EQ(parameters.find("share", 2023y / 1 / 1)->to_string(), "75.5");
  EXPECT_EQ(parameters.find("share", 2019y / 12 / 31), std::nullopt);
  EXPECT_EQ(parameters.find("other", 2023y / 1 / 1), std::nullopt);
}

TEST(Parameters, of_a_child_pack_replace_those_of_its_parent) {
  Parameters parameters;
  std::string parent = one("80", "from = 2020-01-01"), child = one("70", "from = 2021-01-01");
  ASSERT_TRUE(parameters.read({"a/parameters.toml", parent}));
  ASSERT_TRUE(parameters.read({"b/parameters.toml", child}));
  EXPECT_EQ(parameters.find("share", 2022y / 1 / 1), Decimal(70));
  EXPECT_EQ(parameters.find("share", 2020y / 6 / 1), std::nullopt);
}

TEST(Parameters, that_overlap_or_are_no_figures_or_have_no_source_are_refused) {
  EXPECT_THAT(why_not(one("80", "from = 2020-01-01") + one("75", "from = 2023-01-01")),
              HasSubstr("in force on the same days as line 1"));
  EXPECT_THAT(why_not(one("viel", "from = 2020-01-01")), HasSubstr("`viel` is no figure"));
  EXPECT_THAT(why_not("[[share]]\nmeaning = {zh = \"某\", en = \"x\"}\nvalue = \"1\"\nfrom = 2020-01-01\n"),
              HasSubstr("the citation is missing"));
}

TEST(Switches, change_a_rule_and_are_replaced_by_a_child) {
  std::vector<Switch> switches;
  std::string tail =
      "why = {zh = \"某\", en = \"x\"}\ncitation = {source = {zh = \"某\", en = \"x\"}, trust = \"seen\"}\n";
  std::string parent = "[TARGET-001]\non = false\n" + tail,
              child = "[TARGET-001]\nseverity = \"advice\"\n" + tail;
  ASSERT_TRUE(read_switches({"a/checks.toml", parent}, switches));
  EXPECT_FALSE(switches.at(0).is_on);
  ASSERT_TRUE(read_switches({"b/checks.toml", child}, switches));
  ASSERT_EQ(switches.size(), 1u);
  EXPECT_TRUE(switches[0].is_on);
  EXPECT_EQ(switches[0].severity, Severity::advice);
  std::string wrong = "[TARGET-001]\nseverity = \"grave\"\n" + tail;
  EXPECT_FALSE(read_switches({"c/checks.toml", wrong}, switches));
}

}  // namespace
}  // namespace hengji::policy
