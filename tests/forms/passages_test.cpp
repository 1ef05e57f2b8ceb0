#include <gtest/gtest.h>

#include "forms/functions_text.h"
#include "forms/organization_text.h"

namespace hengji::forms {
namespace {

Passage passage(std::string_view text) {
  Passage result;
  result.add(text, Location::at_line(7));
  return result;
}

std::string functions(std::string_view text) {
  std::string out;
  for (const Function& function : functions_in(passage(text)))
    out += std::to_string(function.number) + " " + function.text.value + "\n";
  return out;
}

TEST(Functions, are_cut_at_the_numbering_that_the_passage_begins_with) {
  EXPECT_EQ(functions("（一）拟订规划。\n（二）管理档案，\n提供利用：1.查阅；2.复制。\n（三）其他。"),
            "1 拟订规划。\n2 管理档案，提供利用：1.查阅；2.复制。\n3 其他。\n");
  EXPECT_EQ(functions("1.征收税费。2.稽查偷税。3.服务纳税人。"),
            "1 征收税费。\n2 稽查偷税。\n3 服务纳税人。\n");
  EXPECT_EQ(functions("一、巡河；二、治水。"), "1 巡河；\n2 治水。\n");
}

TEST(Functions, keep_numbers_that_are_out_of_turn_in_the_text) {
  EXPECT_EQ(functions("1.落实“3.0版”方案。\n5.另有任务。\n2.收尾。"),
            "1 落实“3.0版”方案。5.另有任务。\n2 收尾。\n");
}

TEST(Functions, without_numbering_are_one_with_the_number_0) {
  EXPECT_EQ(functions("负责全县档案工作。"), "0 负责全县档案工作。\n");
}

TEST(Functions, lose_an_opening_that_ends_with_a_colon) {
  EXPECT_EQ(functions("主要职能包括：\n1.甲项。\n2.乙项。"), "1 甲项。\n2 乙项。\n");
}

std::string counts(const std::vector<Headcount>& counts) {
  std::string out;
  for (const Headcount& count : counts) out += count.name + std::to_string(count.count) + " ";
  return out;
}

TEST(Organization, tells_heads_quota_posts_and_offices_apart) {
  Organization read = organization_in(passage(
      "本单位核定行政编制20名，事业编制3名，年末在职人员21人，退休人员6人。领导职数为局长1名、副局长2名。"
      "内设办公室（6人）、档案管理科（12人）等2个机构。"));
  EXPECT_EQ(read.quota, 23);
  EXPECT_EQ(read.headcount, 21);
  EXPECT_EQ(read.headcount_words, "年末在职人员21人");
  EXPECT_EQ(counts(read.posts), "局长1 副局长2 ");
  EXPECT_EQ(counts(read.offices), "办公室6 档案管理科12 ");
}

TEST(Organization, reads_names_with_brackets_and_figures_behind_a_comma) {
  Organization read =
      organization_in(passage("一、内设机构2个：\n办公室，5人；人才科（外国专家科），4人。\n二、人员配置：单"
                              "位现有在编人员9人，其中局长1人、科员8人。"));
  EXPECT_EQ(read.headcount, 9);
  EXPECT_EQ(counts(read.posts), "局长1 科员8 ");
  EXPECT_EQ(counts(read.offices), "办公室5 人才科（外国专家科）4 ");
}

TEST(Organization, takes_a_total_quota_that_stands_before_its_kinds) {
  EXPECT_EQ(organization_in(passage("核定编制30名，其中行政编制10名，事业编制20名。")).quota, 30);
}

TEST(Organization, adds_up_kinds_of_staff_that_stand_beside_each_other) {
  Organization read =
      organization_in(passage("行政编制16名、工勤编制1名，现有在职行政人员15人、工勤人员1人。"));
  EXPECT_EQ(read.quota, 17);
  EXPECT_EQ(read.headcount, 16);
  EXPECT_EQ(read.headcount_words, "现有在职行政人员15人、工勤人员1人");
  EXPECT_TRUE(read.posts.empty());
}

TEST(Organization, takes_kinds_behind_their_total_for_its_parts) {
  Organization read = organization_in(passage("年末实有人员93人，其中：行政人员44人、事业人员49人。"));
  EXPECT_EQ(read.headcount, 93);
  EXPECT_EQ(counts(read.posts), "行政人员44 事业人员49 ");
}

TEST(Organization, leaves_out_kinds_that_stand_apart) {
  Organization read = organization_in(passage("实有行政人员12人，局长1名、科员11名，下属单位事业人员49人。"));
  EXPECT_EQ(read.headcount, 12);
  EXPECT_EQ(counts(read.posts), "局长1 科员11 ");
}

TEST(Organization, states_nothing_where_nothing_is_stated) {
  Organization read = organization_in(passage("全年培训2000人次，服务群众。"));
  EXPECT_FALSE(read.headcount);
  EXPECT_FALSE(read.quota);
  EXPECT_TRUE(read.posts.empty());
  EXPECT_TRUE(read.offices.empty());
}

}  // namespace
}  // namespace hengji::forms
