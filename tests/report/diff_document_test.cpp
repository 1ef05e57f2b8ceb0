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

Indicator indicator_of(std::string level1, std::string level2, std::string level3, const std::string& value) {
  Indicator indicator;
  indicator.level1.value = std::move(level1);
  indicator.level2.value = std::move(level2);
  indicator.level3.value = std::move(level3);
  indicator.target(Period::full_year) = parse_target(value);
  indicator.values.push_back({value, {}});
  return indicator;
}

/// The texts of a row of a table, cells that reach into it from above left out.
std::vector<std::string> row_of(const Table& table, int row) {
  std::vector<std::string> texts;
  for (const Cell& cell : table.cells)
    if (cell.row == row) texts.push_back(cell.text);
  return texts;
}

const Table& last_table(const Document& document) {
  return std::get<Table>(document.blocks.back());
}

using Texts = std::vector<std::string>;

TEST(DiffDocument, ShowsEveryRowOfBothPlansSideBySide) {
  Reading before, after;
  Plan old_plan = plan_asking("≥3公里", "整治河道。"), new_plan = old_plan;
  old_plan.indicators.push_back(indicator_of("履职", "水利", "新建泵站", "≥1座"));
  old_plan.indicators.push_back(indicator_of("效益", "社会效益", "受益人口", "≥2万人"));
  new_plan.indicators.push_back(indicator_of("效益", "生态效益", "受益人口", "≥2万人"));
  new_plan.indicators.push_back(indicator_of("效益", "生态效益", "水质达标率", "≥95%"));
  new_plan.fields.push_back({"联系电话", {"（略）", {}}});
  before.plans.push_back(old_plan);
  after.plans.push_back(new_plan);
  const Document document = diff_document(diff(before, after), {.name = "旧"}, {.name = "新"}, Language::zh);
  const Table& table = last_table(document);
  EXPECT_EQ(row_of(table, 0), (Texts{"一级指标", "二级指标", "原表", "现表", "变动"}));
  EXPECT_EQ(row_of(table, 1), (Texts{"三级指标", "全年指标值", "三级指标", "全年指标值"}));
  EXPECT_EQ(row_of(table, 2), (Texts{"履职", "", "整治河道", "≥3公里", "整治河道", "≥3公里", ""}));
  EXPECT_EQ(row_of(table, 3), (Texts{"水利", "新建泵站", "≥1座", "", "", "删除指标"}));
  EXPECT_EQ(row_of(table, 4),
            (Texts{"效益", "社会效益\n生态效益", "受益人口", "≥2万人", "受益人口", "≥2万人", "指标移位"}));
  EXPECT_EQ(row_of(table, 5), (Texts{"生态效益", "", "", "水质达标率", "≥95%", "新增指标"}));
  EXPECT_EQ(table.rows, 6);
  const Table& fields = std::get<Table>(document.blocks[document.blocks.size() - 3]);
  EXPECT_EQ(row_of(fields, 2), (Texts{"年度目标", "整治河道。", "整治河道。", ""}));
  EXPECT_EQ(row_of(fields, 3), (Texts{"联系电话", "", "（略）", "新增"}));
  const auto shown = marked(document);
  EXPECT_TRUE(has(shown, "新建泵站", true));
  EXPECT_TRUE(has(shown, "水质达标率", false));
  EXPECT_TRUE(has(shown, "社会效益\n", true));
  EXPECT_FALSE(has(shown, "整治河道", true));
}

TEST(DiffDocument, PutsTheValuesOfAWideFormIntoOneCellASide) {
  Reading before, after;
  Plan old_plan = plan_asking("≥3公里", "整治河道。");
  for (const char* heading : {"实际完成值", "分值", "得分"}) {
    old_plan.columns.push_back({heading, {}});
    old_plan.indicators.front().values.push_back({std::string(heading) + "一", {}});
  }
  Plan new_plan = old_plan;
  new_plan.indicators.front().values[3].value = "9";
  before.plans.push_back(old_plan);
  after.plans.push_back(new_plan);
  const Document document = diff_document(diff(before, after), {.name = "旧"}, {.name = "新"}, Language::zh);
  const Texts row = row_of(last_table(document), 2);
  ASSERT_EQ(row.size(), 7u);
  EXPECT_EQ(row[3], "全年指标值：≥3公里\n实际完成值：实际完成值一\n分值：分值一\n得分：得分一");
  EXPECT_EQ(row[5], "全年指标值：≥3公里\n实际完成值：实际完成值一\n分值：分值一\n得分：9");
  EXPECT_TRUE(has(marked(document), "9", false));
  EXPECT_TRUE(has(marked(document), "得分一", true));
}

TEST(DiffDocument, ShowsAPlanThatIsNewAsAWhole) {
  Reading before, after;
  after.plans.push_back(plan_asking("≥3公里", "整治河道。"));
  const Document document = diff_document(diff(before, after), {.name = "旧"}, {.name = "新"}, Language::zh);
  EXPECT_EQ(row_of(last_table(document), 2), (Texts{"履职", "", "", "整治河道", "≥3公里", "新增指标"}));
  EXPECT_TRUE(has(marked(document), "整治河道。", false));
}

TEST(DiffDocument, SaysThatNothingChanged) {
  Reading same;
  same.plans.push_back(plan_asking("≥3公里", "整治河道。"));
  const Document document = diff_document(diff(same, same), {.name = "甲"}, {.name = "乙"}, Language::zh);
  EXPECT_EQ(std::get<Paragraph>(document.blocks.back()).text, "没有变动。");
}

}  // namespace
}  // namespace hengji::report
