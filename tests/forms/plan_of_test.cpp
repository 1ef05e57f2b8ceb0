#include "forms/plan_of.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "forms/recognize.h"
#include "model/plan_json.h"
#include "policy/pack.h"
#include "readers/reader.h"
#include "source_tree.h"

namespace hengji::forms {
namespace {

namespace fs = std::filesystem;

const policy::Packs& packs() {
  static const policy::Packs loaded = policy::Packs::load(embedded::packs()).value();
  return loaded;
}

std::vector<Plan> plans_in(const fs::path& file) {
  std::string bytes = testing::bytes_of(file);
  auto document = readers::read({file.filename().string(), bytes});
  return document ? recognize(*document, packs()).plans : std::vector<Plan>();
}

std::vector<fs::path> files_in(const fs::path& folder, std::string_view ending) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ending) files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

Json parsed(std::string_view text) {
  return Json::parse(text).value();
}

Plan read(std::string_view json) {
  auto plan = plan_of(parsed(json), packs().vocabulary());
  if (!plan) ADD_FAILURE() << plan.error().pointer << ": " << plan.error().message.zh;
  return plan.value_or(Plan());
}

std::string pointer_of_fault(std::string_view json) {
  auto plan = plan_of(parsed(json), packs().vocabulary());
  return plan ? "no fault" : plan.error().pointer;
}

TEST(PlanOf, EveryExampleComesBackAsItWasWritten) {
  std::size_t plans = 0;
  for (const fs::path& file : files_in(testing::source_dir() / "examples", ".txt"))
    for (const Plan& plan : plans_in(file)) {
      Json written = to_json(plan);
      auto again = plan_of(written, packs().vocabulary());
      ASSERT_TRUE(again) << file << again.error().pointer << again.error().message.zh;
      EXPECT_EQ(to_json(*again).dump(), written.dump()) << file;
      ++plans;
    }
  EXPECT_EQ(plans, 10u);
}

TEST(PlanOf, FiguresAndCitationsOfTheGoalsAreReadAgain) {
  for (const Plan& plan : plans_in(testing::source_dir() / "examples/science-bureau-2025.txt")) {
    Plan again = plan_of(to_json(plan), packs().vocabulary()).value();
    ASSERT_FALSE(plan.annual.figures.empty());
    ASSERT_EQ(again.annual.figures.size(), plan.annual.figures.size());
    for (std::size_t i = 0; i < plan.annual.figures.size(); ++i)
      EXPECT_EQ(again.annual.figures[i].quote, plan.annual.figures[i].quote);
    EXPECT_EQ(again.annual.citations.size(), plan.annual.citations.size());
    EXPECT_EQ(again.organization.headcount_words, plan.organization.headcount_words);
  }
}

TEST(PlanOf, EveryDocumentOfTheCorpusComesBackAsItWasWritten) {
  fs::path folder = testing::shared_dir() / "corpus/documents";
  if (!fs::exists(folder)) GTEST_SKIP() << "the corpus is not there";
  std::size_t plans = 0;
  for (std::string_view ending : {".xlsx", ".docx", ".txt", ".html", ".ofd"})
    for (const fs::path& file : files_in(folder, ending))
      for (const Plan& plan : plans_in(file)) {
        Json written = to_json(plan);
        auto again = plan_of(written, packs().vocabulary());
        ASSERT_TRUE(again) << file << again.error().pointer << again.error().message.zh;
        EXPECT_EQ(to_json(*again).dump(), written.dump()) << file;
        ++plans;
      }
  EXPECT_GT(plans, 30u);
}

constexpr std::string_view edited = R"({"kind": "department-goal", "title": "", "year": 2025,
  "department": "青槐市水务局", "columns": ["半年（程）指标值", "全年（程）指标值"],
  "goals": {"long_term": null, "annual": "新增管网12公里"},
  "indicators": [{"level1": "产出", "level2": "数量", "level3": "新增管网",
    "values": {"半年（程）指标值": "≥6公里", "全年（程）指标值": "≥12公里"},
    "targets": {"half_year": {"comparison": "at_least", "value": "5", "unit": "公里"},
                "full_year": {"comparison": "at_least", "value": "12", "unit": "公里"}}}]})";

TEST(PlanOf, ACellThatWasChangedCountsAndNotWhatItsTargetWasBefore) {
  Plan plan = read(edited);
  ASSERT_EQ(plan.indicators.size(), 1u);
  const auto& target = plan.indicators[0].target(Period::half_year);
  ASSERT_TRUE(target);
  EXPECT_EQ(target->value.to_string(), "6");
  EXPECT_EQ(plan.columns[0].period, Period::half_year);
}

TEST(PlanOf, TargetsWeightsAndPlacesMayBeLeftOut) {
  Plan plan = read(R"({"kind": "project-goal", "columns": ["指标值", "权重"],
    "indicators": [{"level1": "产出", "level3": "新增管网", "values": {"指标值": "≥12公里", "权重": "15"}}]})");
  ASSERT_EQ(plan.indicators.size(), 1u);
  ASSERT_TRUE(plan.indicators[0].target(Period::full_year));
  EXPECT_EQ(plan.indicators[0].target(Period::full_year)->unit, "公里");
  EXPECT_EQ(plan.indicators[0].weight, Decimal(15));
  EXPECT_FALSE(plan.annual.is_printed);
}

TEST(PlanOf, BlankZeroSlashAndNoneStayFourThings) {
  for (std::string_view cell : {"", "0", "/", "无"}) {
    Json indicator = parsed(R"({"level1": "产出", "level2": "", "level3": "新增管网"})");
    indicator.set("values", Json::object().set("指标值", cell));
    Json plan = parsed(R"({"kind": "project-goal", "columns": ["指标值"]})");
    plan.set("indicators", Json(Json::Array{indicator}));
    Plan again = plan_of(plan, packs().vocabulary()).value();
    EXPECT_EQ(again.indicators[0].values[0].value, cell);
  }
}

TEST(PlanOf, AFaultNamesItsPointer) {
  EXPECT_EQ(pointer_of_fault("[]"), "");
  EXPECT_EQ(pointer_of_fault("{}"), "/kind");
  EXPECT_EQ(pointer_of_fault(R"({"kind": "wish-list"})"), "/kind");
  EXPECT_EQ(pointer_of_fault(R"({"kind": "monitoring", "year": "2025"})"), "/year");
  EXPECT_EQ(pointer_of_fault(R"({"kind": "monitoring", "funds": {"parts": [{"name": 1}]}})"),
            "/funds/parts/0/name");
  EXPECT_EQ(pointer_of_fault(R"({"kind": "monitoring", "columns": ["a/b"],
                                 "indicators": [{"values": {"a/b": 3}}]})"),
            "/indicators/0/values/a~1b");
  EXPECT_EQ(pointer_of_fault(R"({"kind": "monitoring", "indicators": [{"values": {"x": "3"}}]})"),
            "/indicators/0/values/x");
  EXPECT_EQ(pointer_of_fault(R"({"kind": "monitoring", "headings_without_indicator": [["x"]]})"),
            "/headings_without_indicator/0");
}

}  // namespace
}  // namespace hengji::forms
