#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "base/chinese_text.h"
#include "check/check.h"
#include "forms/recognize.h"
#include "policy/setting.h"
#include "readers/reader.h"
#include "source_tree.h"

namespace hengji::check {
namespace {

using hengji::testing::bytes_of;
using hengji::testing::source_dir;

const policy::Packs& packs() {
  static const policy::Packs loaded = policy::Packs::load(embedded::packs()).value();
  return loaded;
}

/// What reading and checking a file finds, judged by the pack that its form shows, or by Jiangsu's: its form
/// is the one that the plans are written in.
std::vector<Finding> findings_in(const std::filesystem::path& file) {
  std::string bytes = bytes_of(file);
  Result<Document> document = readers::read({file.filename().string(), bytes});
  if (!document) {
    ADD_FAILURE() << file << ": " << document.error().message.zh;
    return {};
  }
  Reading reading = forms::recognize(*document, packs());
  EXPECT_EQ(reading.plans.size(), 1u) << file;
  std::vector<Finding> findings;
  for (const Plan& plan : reading.plans) {
    Checked checked = check(plan, {*packs().find("jiangsu/2025"), parse_date("2025-01-20").value()});
    std::ranges::move(checked.findings, std::back_inserter(findings));
  }
  return findings;
}

std::string described(const Finding& finding) {
  std::string places;
  for (const Place& place : finding.places) places += " [" + place.quote + "]";
  return fmt::format("{} {} {}{}", finding.code, finding.rule, finding.message.zh, places);
}

/// What a reviewer wrote down before.
struct Expected {
  std::string rule;
  std::string severity;
  std::vector<std::string> quotes;
};

std::vector<Expected> expected_of(const std::filesystem::path& file) {
  std::string text = bytes_of(file), name = file.filename().string();
  policy::Setting root = policy::parse_settings({name, text}).value();
  policy::Section section(root);
  std::vector<Expected> all;
  std::vector<const policy::Setting*> tables = section.tables("finding").value();
  for (const policy::Setting* table : tables) {
    policy::Section finding(*table);
    all.push_back(
        {finding.text("rule").value(), finding.text("severity").value(), finding.texts("quotes").value()});
  }
  return all;
}

bool shows(const Finding& finding, const std::string& quote) {
  return std::ranges::any_of(finding.places, [&](const Place& place) {
    return folded(place.quote).find(folded(quote)) != std::string::npos;
  });
}

bool matches(const Finding& finding, const Expected& expected) {
  return finding.rule == expected.rule && name(finding.severity) == expected.severity &&
         std::ranges::all_of(expected.quotes,
                             [&](const std::string& quote) { return shows(finding, quote); });
}

constexpr const char* planted[] = {"commerce-bureau-2025",
                                   "court-2025",
                                   "emergency-bureau-2025",
                                   "forestry-bureau-2025",
                                   "high-school-2025",
                                   "hospital-2025",
                                   "housing-bureau-2025",
                                   "human-resources-bureau-2025",
                                   "justice-bureau-2025",
                                   "linhu-subdistrict-2025",
                                   "medical-insurance-bureau-2025",
                                   "renewal-centre-2025",
                                   "statistics-bureau-2025",
                                   "tongxi-township-2025",
                                   "urban-management-bureau-2025",
                                   "veterans-bureau-2025",
                                   "veterans-centre-2025"};

/// Examples without defects: all but the sample bureau.
constexpr const char* examples[] = {
    "agriculture-bureau-2025",        "civil-affairs-bureau-2025", "culture-tourism-bureau-2025",
    "education-bureau-2025",          "health-commission-2025",    "liudu-township-2025",
    "market-supervision-bureau-2025", "transport-bureau-2025",     "water-bureau-2025"};

constexpr const char* sound[] = {"archives-2025",
                                 "court-2025",
                                 "disaster-centre-2025",
                                 "disease-control-bureau-2025",
                                 "education-sports-bureau-2025",
                                 "forestry-bureau-2025",
                                 "high-school-2025",
                                 "highway-centre-2025",
                                 "hospital-2025",
                                 "market-branch-2025",
                                 "museum-2025",
                                 "renewal-centre-2025",
                                 "survey-team-2025",
                                 "tongxi-township-2025",
                                 "veterans-centre-2025",
                                 "water-affairs-bureau-2025"};

std::filesystem::path text_of(const std::filesystem::path& folder, const char* stem) {
  return source_dir() / folder / (std::string(stem) + ".txt");
}

std::string named(const ::testing::TestParamInfo<const char*>& info) {
  std::string stem = info.param;
  std::ranges::replace(stem, '-', '_');
  return stem;
}

/// Holds the findings against what was written down: all of it, and nothing else.
void expect_exactly(std::vector<Finding> findings, const std::vector<Expected>& all) {
  EXPECT_FALSE(all.empty());
  for (const Expected& expected : all) {
    auto found =
        std::ranges::find_if(findings, [&](const Finding& finding) { return matches(finding, expected); });
    EXPECT_NE(found, findings.end()) << "not found: " << expected.rule << " "
                                     << ::testing::PrintToString(expected.quotes);
    if (found != findings.end()) findings.erase(found);
  }
  for (const Finding& finding : findings) ADD_FAILURE() << "beyond that: " << described(finding);
}

void expect_nothing(const std::filesystem::path& plan) {
  for (const Finding& finding : findings_in(plan)) ADD_FAILURE() << "not so: " << described(finding);
}

class Planted : public ::testing::TestWithParam<const char*> {};

TEST_P(Planted, defects_are_found_and_nothing_else) {
  std::filesystem::path plan = text_of("tests/cases/planted", GetParam()), expectations = plan;
  expect_exactly(findings_in(plan), expected_of(expectations.replace_extension(".toml")));
}

INSTANTIATE_TEST_SUITE_P(Plans, Planted, ::testing::ValuesIn(planted), named);

class Example : public ::testing::TestWithParam<const char*> {};

TEST_P(Example, has_no_finding) {
  expect_nothing(text_of("examples", GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Plans, Example, ::testing::ValuesIn(examples), named);

class Sound : public ::testing::TestWithParam<const char*> {};

TEST_P(Sound, plan_has_no_finding) {
  expect_nothing(text_of("tests/cases/sound", GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Plans, Sound, ::testing::ValuesIn(sound), named);

TEST(SampleBureau, shows_everything_that_a_reviewer_proves) {
  expect_exactly(findings_in(text_of("examples", "science-bureau-2025")),
                 expected_of(source_dir() / "tests/cases/science-bureau-2025.toml"));
}

TEST(SamplePlans, are_all_looked_at) {
  auto count = [](const char* folder) {
    return std::ranges::count_if(std::filesystem::directory_iterator(source_dir() / folder),
                                 [](const auto& entry) { return entry.path().extension() == ".txt"; });
  };
  EXPECT_EQ(count("tests/cases/planted"), std::ssize(planted));
  EXPECT_EQ(count("tests/cases/sound"), std::ssize(sound));
  EXPECT_EQ(count("examples"), std::ssize(examples) + 1);
}

}  // namespace
}  // namespace hengji::check
