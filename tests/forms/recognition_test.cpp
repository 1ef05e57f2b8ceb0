#include "forms/recognize.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "forms/table_notation.h"
#include "source_tree.h"

namespace hengji::forms {
namespace {

const policy::Packs& packs() {
  static const policy::Packs loaded = policy::Packs::load(embedded::packs()).value();
  return loaded;
}

Reading read(std::string_view drawing) {
  return recognize(testing::drawn(drawing), packs());
}

std::string outline_of(const Reading& reading) {
  std::string out;
  for (const Plan& plan : reading.plans) out += outline(plan) + "\n";
  for (const Remark& remark : reading.remarks)
    out += "remark " + remark.code + ": " + remark.message.zh + "\n";
  return out;
}

TEST(Headings, ThatLostTheirStrokesInAScanAreTheLevelsThatAreLeft) {
  Reading reading = read(
      "# 虚构县水务局部门整体预算绩效目标表（2025年度）\n"
      "-~级指标 | 级指标 | 三级指标 | 指标值\n"
      "产出指标 | 数量指标 | 清淤河道 | ≥12公里\n");
  ASSERT_EQ(reading.plans.size(), 1u);
  ASSERT_EQ(reading.plans[0].indicators.size(), 1u);
  EXPECT_EQ(reading.plans[0].indicators[0].level1.value, "产出指标");
  EXPECT_EQ(reading.plans[0].indicators[0].level2.value, "数量指标");
  EXPECT_EQ(reading.plans[0].columns.size(), 1u);
  Reading other = read(
      "# 虚构县水务局部门整体预算绩效目标表（2025年度）\n"
      "级指标 | 三级指标 | 二级指标 | 指标值\n"
      "产出指标 | 数量指标 | 清淤河道 | ≥12公里\n");
  for (const Plan& plan : other.plans)
    for (const Indicator& indicator : plan.indicators) EXPECT_NE(indicator.level1.value, "产出指标");
}

TEST(Labels, HaveTheirValueBehindEmptyCellsWhereItIsAllThatTheirPartOfTheRowHolds) {
  Reading reading = read(
      "# 项目支出绩效目标表（2025年度）\n"
      "单位名称 | | 虚构县水务局 | |\n"
      "项目名称 | | 河道清淤 | 主管部门 | 虚构县人民政府\n"
      "一级指标 | 二级指标 | 三级指标 | 指标值 | 备注\n"
      "产出指标 | 数量指标 | 清淤河道 | ≥12公里 |\n");
  ASSERT_EQ(reading.plans.size(), 1u);
  EXPECT_EQ(reading.plans[0].department.value, "虚构县水务局");
  EXPECT_EQ(reading.plans[0].project.value, "河道清淤");
  Reading open = read(
      "# 项目支出绩效目标表（2025年度）\n"
      "单位名称 | | （盖章） | |\n"
      "项目名称 | | 河道清淤 | 二期 |\n"
      "一级指标 | 二级指标 | 三级指标 | 指标值 | 备注\n"
      "产出指标 | 数量指标 | 清淤河道 | ≥12公里 |\n");
  ASSERT_EQ(open.plans.size(), 1u);
  EXPECT_EQ(open.plans[0].department.value, "") << "a place for the seal is no name";
  EXPECT_EQ(open.plans[0].project.value, "") << "two texts: which is the value is not said";
}

/// As a page without rules gives it: cells have places on the page.
Reading read_page(std::string_view drawing) {
  Document document = testing::drawn(drawing);
  for (Block& block : document.blocks) {
    auto* table = std::get_if<Table>(&block);
    if (!table) continue;
    table->at.set_box({0, 0, 500, 20.0 * table->rows});
    for (Cell& cell : table->cells)
      cell.at.set_box({100.0 * cell.column, 20.0 * cell.row, 100.0 * (cell.column + cell.column_span),
                       20.0 * (cell.row + cell.row_span)});
  }
  return recognize(document, packs());
}

TEST(Headings, ThatWereTakenForTwoRowsAreWholeAgain) {
  Reading reading = read_page(
      "# 项目支出绩效自评表（2025年度）\n"
      "一级指标 | 二级指标 | 三级指标 | 年度指标值 | < | 全年完 | 自评得\n"
      " | | | 指标 | 度量 | 成值 | 分\n"
      " | | | 值 | 单位 | |\n"
      "产出指标 | 数量指标 | 清淤河道 | 12 | 公里 | 13 | 10\n"
      "效益指标 | 社会效益 | 内涝次数 | 2 | 次 | 1 | 10\n");
  ASSERT_EQ(reading.plans.size(), 1u) << outline_of(reading);
  const Plan& plan = reading.plans[0];
  EXPECT_EQ(plan.indicators.size(), 2u) << "no row of the heading is an indicator";
  ASSERT_EQ(plan.columns.size(), 4u);
  EXPECT_EQ(plan.columns[0].heading, "指标值");
  EXPECT_EQ(plan.columns[1].heading, "度量单位");
  EXPECT_EQ(plan.columns[2].heading, "全年完成值");
  EXPECT_EQ(plan.columns[3].heading, "自评得分");
}

TEST(Headings, AreNotJoinedWithTheFirstIndicator) {
  Reading reading = read_page(
      "# 项目支出绩效目标表（2025年度）\n"
      "一级指标 | 二级指标 | 三级指标 | 指标值\n"
      "产出 | 数量 | 清淤河道 | 12公里\n"
      "效益 | 社会效益 | 内涝次数 | 2次\n");
  ASSERT_EQ(reading.plans.size(), 1u);
  EXPECT_EQ(reading.plans[0].indicators.size(), 2u);
}

TEST(Names, ThatRunOnWithTheNextLabelEndWhereARulingWasLost) {
  Reading reading = read(
      "# 项目支出绩效自评表\n"
      "项目名称 | 校园足球扶持 | 年度 | 2025年度\n"
      "主管部门 | 青槐大学1实施单位 | 青槐大学体育部\n"
      "一级指标 | 二级指标 | 三级指标 | 指标值\n"
      "产出指标 | 数量指标 | 参训人数 | ≥120人\n");
  ASSERT_EQ(reading.plans.size(), 1u);
  EXPECT_EQ(reading.plans[0].department.value, "青槐大学体育部") << "of the label behind the lost ruling";
  Reading funded = read(
      "# 部门整体支出绩效目标申报表（2025年度）\n"
      "部门名称 | 云岭县粮食局丨资金总额（万元）1486.90\n"
      "一级指标 | 二级指标 | 三级指标 | 指标值\n"
      "产出指标 | 数量指标 | 储备粮数量 | ≥5000吨\n");
  ASSERT_EQ(funded.plans.size(), 1u);
  EXPECT_EQ(funded.plans[0].department.value, "云岭县粮食局");
  EXPECT_EQ(funded.plans[0].funds.total.written, "1486.90");
  EXPECT_EQ(funded.plans[0].funds.total.unit, "万元");
}

TEST(Names, ThatOnlyHoldAStrokeOrALabelStay) {
  Reading reading = read(
      "# 部门整体支出绩效目标申报表（2025年度）\n"
      "部门名称 | 云岭县第1中学\n"
      "一级指标 | 二级指标 | 三级指标 | 指标值\n"
      "产出指标 | 数量指标 | 毕业人数 | ≥500人\n");
  ASSERT_EQ(reading.plans.size(), 1u);
  EXPECT_EQ(reading.plans[0].department.value, "云岭县第1中学");
}

std::filesystem::path folder() {
  return testing::source_dir() / "tests/forms/layouts";
}

std::vector<std::string> layouts() {
  std::vector<std::string> names;
  if (!std::filesystem::exists(folder())) return names;
  for (const auto& entry : std::filesystem::directory_iterator(folder()))
    if (entry.path().extension() == ".txt") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

/// tests/forms/layouts: NAME.txt holds the drawing of a form, NAME.plan what is to be read from it. With
/// HENGJI_UPDATE_GOLDENS set the goldens are written anew and the tests skip themselves.
TEST(Layouts, are_read_as_their_goldens_say) {
  ASSERT_GE(layouts().size(), 15u);
  for (const std::string& name : layouts()) {
    SCOPED_TRACE(name);
    std::string got = outline_of(read(testing::bytes_of(folder() / (name + ".txt"))));
    if (std::getenv("HENGJI_UPDATE_GOLDENS")) std::ofstream(folder() / (name + ".plan")) << got;
    EXPECT_EQ(got, testing::bytes_of(folder() / (name + ".plan")));
  }
  if (std::getenv("HENGJI_UPDATE_GOLDENS")) GTEST_SKIP() << "the goldens were written";
}

/// Random tables of the words that forms are made of, with spans that make no sense.
Document scrambled(std::mt19937& random) {
  static const char* const words[] = {
      "一级指标",   "二级指标",   "三级指标", "指标值",   "实际完成值", "计算符号",
      "度量单位",   "绩效指标",   "产出指标", "数量指标", "≥95%",       "项目资金（万元）",
      "年初预算数", "年度目标",   "项目名称", "单位名称", "",           "",
      "总分",       "1.甲\n2.乙", "注：",     "✔",        "优"};
  auto upto = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  Document document;
  for (int b = upto(4); b >= 0; --b) {
    if (upto(3) == 0) document.blocks.emplace_back(Paragraph{"项目支出绩效目标表\n（2024年度）", {}, 1});
    Table table;
    table.rows = 1 + upto(12);
    table.columns = 1 + upto(8);
    for (int row = 0; row < table.rows; ++row)
      for (int column = 0; column < table.columns; ++column) {
        if (upto(6) == 0) continue;
        Cell cell{row, column, 1, 1, words[upto(std::size(words))], {}, 1};
        if (upto(8) == 0) cell.row_span = 1 + upto(upto(4) == 0 ? 1'000'000 : 3);
        if (upto(8) == 0) cell.column_span = 1 + upto(upto(4) == 0 ? 1'000'000 : 3);
        cell.at.page = 1 + b;
        table.cells.push_back(std::move(cell));
      }
    document.blocks.emplace_back(std::move(table));
  }
  return document;
}

TEST(Recognition, stands_any_table_and_gives_every_indicator_a_value_a_column) {
  std::mt19937 random(20241122);
  for (int i = 0; i < 3000; ++i) {
    Reading reading = recognize(scrambled(random), packs());
    for (const Plan& plan : reading.plans)
      for (const Indicator& indicator : plan.indicators)
        ASSERT_EQ(indicator.values.size(), plan.columns.size());
  }
}

std::string faults(std::string_view values) {
  std::string drawing = "# 项目绩效目标表\n\n一级指标 | 二级指标 | 三级指标 | 运算符号 | 指标值 | 计量单位\n";
  drawing +=
      "产出指标 | 数量指标 | 名称 | " + std::string(values) + "\n产出指标 | 数量指标 | 另一 | | 3 | 个\n";
  std::string out;
  for (const Remark& remark : read(drawing).remarks)
    if (remark.code == "faulty-value") out += remark.message.zh;
  return out;
}

TEST(Recognition, remarks_on_values_whose_writing_is_faulty_and_on_no_others) {
  EXPECT_NE(faults("≥ | | %").find("没有数值"), std::string::npos);
  EXPECT_NE(faults(" | 公里 | ").find("只有单位"), std::string::npos);
  EXPECT_NE(faults(" | 28.8万元 | %").find("不一致"), std::string::npos);
  EXPECT_NE(faults(" | ≥≥98% | ").find("重复"), std::string::npos);
  EXPECT_NE(faults(" | ≥**人 | 人").find("未填写"), std::string::npos);
  EXPECT_NE(faults(" | 20100%100%20 | ").find("粘在一起"), std::string::npos);
  for (const char* right :
       {"≥ | 95 | %", " | ≥95% | %", " | 健全 | ", "定性 | 稳步提高 | ", " | | ", " | 12月底前 | ",
        " | 0.5亿元 | 万元", " | / | ", " | 无 | 个", "= | 1600 | 元/亩"})
    EXPECT_EQ(faults(right), "") << right;
}

}  // namespace
}  // namespace hengji::forms
