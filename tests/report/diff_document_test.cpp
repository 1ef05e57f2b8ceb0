#include <gtest/gtest.h>

#include "document/design.h"
#include "model/target_text.h"
#include "report/diff/render.h"

namespace hengji::report {
namespace {

Plan plan_asking(std::string value, std::string goal) {
  Plan plan;
  plan.department.value = "青槐市水务局";
  plan.annual.text.value = std::move(goal);
  plan.columns = {{"全年指标值", Period::full_year}};
  Indicator indicator;
  indicator.level1.value = "履职";
  indicator.level3.value = "整治河道";
  indicator.target(Period::full_year) = parse_target(value);
  indicator.values.push_back({std::move(value), {}});
  plan.indicators.push_back(std::move(indicator));
  return plan;
}

struct Shown {
  std::string text;
  TextLook look;
};

std::vector<Shown> marked(const Document& document) {
  std::vector<Shown> shown;
  for (const Run& run : document.design->runs) {
    const Block& block = document.blocks[run.block];
    const std::string& text = run.cell < 0
                                  ? std::get<Paragraph>(block).text
                                  : std::get<Table>(block).cells[static_cast<std::size_t>(run.cell)].text;
    shown.push_back({text.substr(run.begin, run.end - run.begin), run.look});
  }
  return shown;
}

bool has(const std::vector<Shown>& shown, std::string_view text, bool is_struck) {
  for (const Shown& one : shown)
    if (one.text == text && one.look.is_struck == is_struck && one.look.is_underlined != is_struck)
      return true;
  return false;
}

TEST(DiffDocument, StrikesWhatWentAndUnderlinesWhatCame) {
  Reading before, after;
  before.plans.push_back(plan_asking("≥3公里", "整治河道，清理淤泥。"));
  after.plans.push_back(plan_asking("≥4公里", "整治河道，新建泵站。"));
  const Document document =
      diff_document(diff(before, after), {.name = "旧.docx"}, {.name = "新.docx"}, Language::zh);
  const auto shown = marked(document);
  EXPECT_TRUE(has(shown, "旧.docx", true));
  EXPECT_TRUE(has(shown, "新.docx", false));
  EXPECT_TRUE(has(shown, "≥3公里", true));
  EXPECT_TRUE(has(shown, "≥4公里", false));
  EXPECT_TRUE(has(shown, "清理淤泥。", true));
  EXPECT_TRUE(has(shown, "新建泵站。", false));
  EXPECT_FALSE(has(shown, "整治河道，", true));
  EXPECT_TRUE(document.design->sections.front().is_landscape());
}

TEST(DiffDocument, SaysThatNothingChanged) {
  Reading same;
  same.plans.push_back(plan_asking("≥3公里", "整治河道。"));
  const Document document = diff_document(diff(same, same), {.name = "甲"}, {.name = "乙"}, Language::zh);
  EXPECT_EQ(std::get<Paragraph>(document.blocks.back()).text, "没有变动。");
}

}  // namespace
}  // namespace hengji::report
