#include "policy/pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <ctime>
#include <string>
#include <vector>

namespace hengji::policy {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

constexpr Date spring_2025 = 2025y / 1 / 20;

std::string head(std::string_view region, std::string_view rest) {
  return "name = {zh = \"甲\", en = \"A\"}\nregion = \"" + std::string(region) + "\"\n" + std::string(rest) +
         "\n[citation]\nsource = {zh = \"某文\", en = \"a document\"}\ntrust = \"seen\"\n";
}

std::string why_not(const std::vector<EmbeddedFile>& files) {
  Result<Packs> packs = Packs::load(files);
  return packs ? "loaded" : packs.error().message.en;
}

Plan plan_of(std::string department, std::string form = "") {
  Plan plan;
  plan.department.value = std::move(department);
  plan.form = std::move(form);
  return plan;
}

const Packs& embedded_packs() {
  static const Packs packs = Packs::load(embedded::packs()).value();
  return packs;
}

std::string pack_for(const Plan& plan, Date day = spring_2025) {
  return (*embedded_packs().for_plan(plan, day))->id;
}

TEST(Packs, that_the_program_carries_load_and_name_their_sources) {
  ASSERT_NE(embedded_packs().find("national/2020"), nullptr);
  const Pack* jiangsu = embedded_packs().find("jiangsu/2025");
  ASSERT_NE(jiangsu, nullptr);
  EXPECT_EQ(jiangsu->extends, "national/2020");
  for (const Pack& pack : embedded_packs().all()) EXPECT_FALSE(pack.citation.source.zh.empty()) << pack.id;
}

TEST(Packs, are_chosen_by_form_then_by_the_name_of_the_department) {
  EXPECT_EQ(pack_for(plan_of("江阴市科学技术局（机关）")), "jiangsu/2025");
  EXPECT_EQ(pack_for(plan_of("某市水利局", "jiangsu/department-goal")), "jiangsu/2025");
  EXPECT_EQ(pack_for(plan_of("西安市水务局")), "national/2020");
  EXPECT_EQ(pack_for(plan_of("")), "national/2020");
}

TEST(Packs, fall_back_on_the_national_one_outside_their_days) {
  EXPECT_EQ(pack_for(plan_of("江阴市科学技术局"), 2024y / 12 / 31), "national/2020");
  EXPECT_EQ(pack_for(plan_of("江阴市科学技术局"), 2019y / 1 / 1), "national/2020");
}

TEST(Packs, asked_for_by_a_name_that_does_not_exist_give_an_error_that_lists_them) {
  auto pack = embedded_packs().for_plan(plan_of("江阴"), spring_2025, "jiangsu/1999");
  ASSERT_FALSE(pack);
  EXPECT_EQ(pack.error().kind, Error::Kind::usage);
  EXPECT_THAT(pack.error().message.zh, HasSubstr("jiangsu/2025"));
}

TEST(PackLoading, refuses_an_unknown_key_with_file_and_line) {
  std::string text = head("a", "from = 2020-01-01\ncolour = \"red\"");
  EXPECT_EQ(why_not({{"a/2020/pack.toml", text}}), "a/2020/pack.toml:4: unknown key `colour`.");
}

TEST(PackLoading, refuses_a_pack_without_citation) {
  std::string text = "name = {zh = \"甲\", en = \"A\"}\nregion = \"a\"\nfrom = 2020-01-01\n";
  EXPECT_EQ(why_not({{"a/2020/pack.toml", text}}), "a/2020/pack.toml:1: the citation is missing.");
}

TEST(PackLoading, refuses_two_packs_of_a_region_on_the_same_day) {
  std::string first = head("a", "from = 2020-01-01\nto = 2022-12-31");
  std::string touching = head("a", "from = 2022-12-31");
  std::string later = head("a", "from = 2023-01-01");
  EXPECT_THAT(why_not({{"a/2020/pack.toml", first}, {"a/2022/pack.toml", touching}}),
              HasSubstr("a/2022/pack.toml:1: in force on the same days as a/2020"));
  EXPECT_EQ(why_not({{"a/2020/pack.toml", first}, {"a/2023/pack.toml", later}}), "loaded");
}

TEST(PackLoading, refuses_parents_that_do_not_exist_or_go_in_a_circle) {
  std::string orphan = head("a", "from = 2020-01-01\nextends = \"b/2020\"");
  EXPECT_THAT(why_not({{"a/2020/pack.toml", orphan}}), HasSubstr("`extends` names `b/2020`"));
  std::string other = head("b", "from = 2020-01-01\nextends = \"a/2020\"");
  EXPECT_THAT(why_not({{"a/2020/pack.toml", orphan}, {"b/2020/pack.toml", other}}),
              HasSubstr("extends this pack"));
}

TEST(PackLoading, refuses_files_it_does_not_know_and_text_that_is_no_toml) {
  std::string good = head("a", "from = 2020-01-01");
  EXPECT_THAT(why_not({{"a/2020/pack.toml", good}, {"a/2020/notes.toml", "x = 1"}}),
              HasSubstr("a/2020/notes.toml:1: a pack knows no such file."));
  EXPECT_THAT(why_not({{"b/2020/notes.toml", ""}}), HasSubstr("its folder has no pack.toml"));
  EXPECT_THAT(why_not({{"a/2020/pack.toml", "name = \n"}}), HasSubstr("a/2020/pack.toml:1: not valid TOML"));
}

TEST(PackLoading, refuses_values_of_the_wrong_kind_and_days_in_the_wrong_order) {
  EXPECT_THAT(why_not({{"a/2020/pack.toml", head("a", "from = \"2020\"")}}),
              HasSubstr("`from` must be a date"));
  EXPECT_THAT(why_not({{"a/2020/pack.toml", head("a", "from = 2020-05-01\nto = 2020-04-01")}}),
              HasSubstr("`to` is before `from`"));
  EXPECT_THAT(why_not({{"a/2020/pack.toml", head("b", "from = 2020-05-01")}}),
              HasSubstr("is not that of the folder"));
}

}  // namespace
}  // namespace hengji::policy
