#include "policy/vocabulary.h"

#include <gtest/gtest.h>

#include "policy/pack.h"

namespace hengji::policy {
namespace {

const Packs& packs() {
  static const Packs loaded = Packs::load(embedded::packs()).value();
  return loaded;
}

std::optional<ColumnRole> column(std::string_view heading) {
  const Word* word = packs().vocabulary().find(heading);
  return word ? word->column : std::nullopt;
}

std::optional<Period> period(std::string_view heading) {
  const Word* word = packs().vocabulary().find(heading);
  if (!word || word->column != ColumnRole::value) return std::nullopt;
  return word->period;
}

std::optional<LabelRole> label(std::string_view text) {
  const Word* word = packs().vocabulary().find(text);
  return word ? word->label : std::nullopt;
}

TEST(Vocabulary, leaves_white_space_width_stars_brackets_and_colons_out_of_account) {
  EXPECT_EQ(column("一级\n指标"), ColumnRole::level1);
  EXPECT_EQ(column("指标名称（三级指标）"), ColumnRole::name);
  EXPECT_EQ(period("半年（程）指标值"), Period::half_year);
  EXPECT_EQ(period("半年(程)\n指标值"), Period::half_year);
  EXPECT_EQ(period("＊指标值"), Period::full_year);
  EXPECT_EQ(period("年初目标值(A)"), Period::full_year);
  EXPECT_EQ(period("指标值（包含数字及文字描述）"), Period::full_year);
  EXPECT_EQ(label("项目资金（万元）："), LabelRole::funds_block);
}

TEST(Vocabulary, reads_any_figure_where_a_word_has_a_month) {
  EXPECT_EQ(period("1-7月执行情况"), Period::actual);
  EXPECT_EQ(period("1—12月 执行情况"), Period::actual);
  EXPECT_EQ(column("采集数据项2"), ColumnRole::note);
}

TEST(Vocabulary, knows_nothing_of_other_words_and_long_texts) {
  EXPECT_EQ(packs().vocabulary().find("地区生产总值"), nullptr);
  EXPECT_EQ(packs().vocabulary().find(""), nullptr);
  EXPECT_EQ(packs().vocabulary().find("（）"), nullptr);
  EXPECT_EQ(packs().vocabulary().find(std::string(100'000, '1')), nullptr);
}

TEST(Vocabulary, tells_the_kind_of_a_form_from_its_title) {
  const Vocabulary& words = packs().vocabulary();
  EXPECT_EQ(words.title("2025年度部门整体预算绩效目标表")->kind, PlanKind::department_goal);
  EXPECT_EQ(words.title("部门（单位）整体支出绩效目标申报表（2024年度）")->kind, PlanKind::department_goal);
  EXPECT_EQ(words.title("项目支出绩效目标执行监控表")->kind, PlanKind::monitoring);
  EXPECT_EQ(words.title("2022年度项目支出绩效自评表")->kind, PlanKind::self_evaluation);
  EXPECT_EQ(words.title("专项资金绩效目标申报表")->kind, PlanKind::project_goal);
  EXPECT_EQ(words.title("绩效目标表")->kind, std::nullopt);
  EXPECT_FALSE(words.title("第五部分 预算绩效目标............11"));
  EXPECT_FALSE(words.title("工作人员年度考核表"));
}

TEST(Vocabulary, knows_where_a_footnote_begins) {
  EXPECT_TRUE(packs().vocabulary().is_footnote("注：指标值按实际情况填写。"));
  EXPECT_TRUE(packs().vocabulary().is_footnote("填表说明：1.指标应当量化。"));
  EXPECT_FALSE(packs().vocabulary().is_footnote("注册企业数"));
}

Error error_of(std::string_view text) {
  Vocabulary vocabulary;
  Result<void> added = vocabulary.add({"atlantis/2024/vocabulary.toml", text});
  return added ? Error{} : added.error();
}

constexpr std::string_view cited =
    "[citation]\nsource = {zh = \"虚构\", en = \"fictional\"}\ntrust = \"seen\"\n";

TEST(Vocabulary, refuses_a_key_it_does_not_know_with_file_and_line) {
  Error error = error_of(std::string(cited) + "[columns]\nlevel9 = \"九级指标\"\n");
  EXPECT_NE(error.message.zh.find("atlantis/2024/vocabulary.toml:5"), std::string::npos) << error.message.zh;
}

TEST(Vocabulary, refuses_a_word_with_two_meanings) {
  Error error = error_of(std::string(cited) +
                         "[columns]\nhalf_year = \"一季度目标 指标值\"\nfull_year = \"＊指标值 指标值\"\n");
  EXPECT_NE(error.message.zh.find("“指标值”"), std::string::npos) << error.message.zh;
}

TEST(Vocabulary, refuses_a_file_without_a_citation) {
  EXPECT_FALSE(error_of("[columns]\nlevel1 = \"一级指标\"\n").message.zh.empty());
}

TEST(Form, says_what_an_official_form_prints) {
  std::span<const Form> forms = packs().forms();
  auto found = std::find_if(forms.begin(), forms.end(),
                            [](const Form& form) { return form.id == "jiangsu/department-goal"; });
  ASSERT_NE(found, forms.end());
  EXPECT_EQ(found->kind, PlanKind::department_goal);
  ASSERT_EQ(found->columns.size(), 5u);
  EXPECT_EQ(found->columns[3].period, Period::half_year);
  EXPECT_EQ(found->labels.front().role, LabelRole::department);
}

TEST(Form, refuses_a_heading_that_the_vocabulary_does_not_know) {
  std::string text =
      "kind = \"project-goal\"\nname = {zh = \"表\", en = \"form\"}\ntitle = \"表\"\n"
      "columns = [\"四季指标\"]\n" +
      std::string(cited);
  Result<Form> form = read_form({"atlantis/2024/forms/odd.toml", text}, "atlantis", packs().vocabulary());
  ASSERT_FALSE(form);
  EXPECT_NE(form.error().message.en.find("四季指标"), std::string::npos);
}

}  // namespace
}  // namespace hengji::policy
