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

constexpr const char* planted[] = {"archives-evaluation-2024.html",
                                   "commerce-bureau-2025.txt",
                                   "court-2025.txt",
                                   "emergency-bureau-2025.txt",
                                   "forestry-bureau-2025.txt",
                                   "hetang-subdistrict-2025.txt",
                                   "high-school-2025.txt",
                                   "hospital-2025.txt",
                                   "housing-bureau-2025.txt",
                                   "human-resources-bureau-2025.txt",
                                   "justice-bureau-2025.txt",
                                   "linhu-subdistrict-2025.txt",
                                   "market-regulation-bureau-2025.txt",
                                   "medical-insurance-bureau-2025.txt",
                                   "renewal-centre-2025.txt",
                                   "road-project-2025.html",
                                   "statistics-bureau-2025.txt",
                                   "tongxi-township-2025.txt",
                                   "urban-management-bureau-2025.txt",
                                   "veterans-bureau-2025.txt",
                                   "veterans-centre-2025.txt"};

/// Examples without defects: all but the sample bureau.
constexpr const char* examples[] = {
    "agriculture-bureau-2025.txt",        "civil-affairs-bureau-2025.txt", "culture-tourism-bureau-2025.txt",
    "education-bureau-2025.txt",          "health-commission-2025.txt",    "liudu-township-2025.txt",
    "market-supervision-bureau-2025.txt", "transport-bureau-2025.txt",     "water-bureau-2025.txt"};

constexpr const char* sound[] = {"archives-2025.txt",
                                 "archives-centre-2025.txt",
                                 "court-2025.txt",
                                 "culture-tourism-bureau-2025.txt",
                                 "disaster-centre-2025.txt",
                                 "disease-control-bureau-2025.txt",
                                 "education-sports-bureau-2025.txt",
                                 "emergency-bureau-2025.html",
                                 "forestry-bureau-2025.txt",
                                 "forestry-bureau-evaluation-2024.html",
                                 "hetang-subdistrict-2025.txt",
                                 "high-school-2025.txt",
                                 "highway-centre-2025.txt",
                                 "hospital-2025.txt",
                                 "housing-bureau-2025.txt",
                                 "justice-bureau-2025.txt",
                                 "market-branch-2025.txt",
                                 "market-regulation-bureau-2025.txt",
                                 "market-regulation-idioms-2025.txt",
                                 "maternity-hospital-2025.txt",
                                 "museum-2025.txt",
                                 "peoples-congress-office-2025.txt",
                                 "plant-protection-project-2025.html",
                                 "renewal-centre-2025.txt",
                                 "school-repair-project-2025.txt",
                                 "subdistrict-monitoring-2025.html",
                                 "survey-team-2025.txt",
                                 "tongxi-township-2025.txt",
                                 "transport-bureau-2025.txt",
                                 "veterans-centre-2025.txt",
                                 "water-affairs-bureau-2025.txt"};

std::filesystem::path plan_in(const std::filesystem::path& folder, const char* name) {
  return source_dir() / folder / name;
}

std::string named(const ::testing::TestParamInfo<const char*>& info) {
  std::string stem = std::filesystem::path(info.param).stem();
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
  std::filesystem::path plan = plan_in("tests/cases/planted", GetParam()), expectations = plan;
  expect_exactly(findings_in(plan), expected_of(expectations.replace_extension(".toml")));
}

INSTANTIATE_TEST_SUITE_P(Plans, Planted, ::testing::ValuesIn(planted), named);

class Example : public ::testing::TestWithParam<const char*> {};

TEST_P(Example, has_no_finding) {
  expect_nothing(plan_in("examples", GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Plans, Example, ::testing::ValuesIn(examples), named);

class Sound : public ::testing::TestWithParam<const char*> {};

TEST_P(Sound, plan_has_no_finding) {
  expect_nothing(plan_in("tests/cases/sound", GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Plans, Sound, ::testing::ValuesIn(sound), named);

TEST(SampleBureau, shows_everything_that_a_reviewer_proves) {
  expect_exactly(findings_in(plan_in("examples", "science-bureau-2025.txt")),
                 expected_of(source_dir() / "tests/cases/science-bureau-2025.toml"));
}

TEST(SamplePlans, are_all_looked_at) {
  auto count = [](const char* folder) {
    return std::ranges::count_if(std::filesystem::directory_iterator(source_dir() / folder),
                                 [](const auto& entry) {
                                   std::filesystem::path ending = entry.path().extension();
                                   return ending == ".txt" || ending == ".html";
                                 });
  };
  EXPECT_EQ(count("tests/cases/planted"), std::ssize(planted));
  EXPECT_EQ(count("tests/cases/sound"), std::ssize(sound));
  EXPECT_EQ(count("examples"), std::ssize(examples) + 1);
}

}  // namespace
}  // namespace hengji::check
