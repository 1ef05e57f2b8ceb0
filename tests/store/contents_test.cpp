#include "store/contents.h"

#include <gmock/gmock.h>

#include <set>

#include "store/each_store.h"
#include "store/evidence.h"
#include "store/search.h"
#include "store/search_words.h"

namespace hengji::store {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

class ContentsOnEachStore : public EachStore {
 protected:
  void SetUp() override {
    EachStore::SetUp();
    if (!IsSkipped()) add_county(store());
  }

  IndicatorRow indicator(const Dossier& dossier, int number, std::string name, std::optional<double> figure) {
    IndicatorRow row;
    row.number = number;
    row.department = dossier.department;
    row.name = row.name_key = std::move(name);
    row.unit = "公里";
    row.figure = figure;
    return row;
  }
  void set_rows(const Dossier& dossier, const std::vector<IndicatorRow>& rows, Layer layer = Layer::working) {
    write([&](Transaction& transaction) { return set_indicator_rows(transaction, dossier.id, layer, rows); });
  }
  void set_texts(const Dossier& dossier, const std::vector<SearchText>& texts, Layer layer = Layer::working) {
    write([&](Transaction& transaction) { return set_search_texts(transaction, dossier.id, layer, texts); });
  }
  std::vector<std::string> hits(std::string_view query,
                                const SearchFilter& filter = {.scope = {.everything = true}}) {
    std::vector<std::string> places;
    auto list = read([&](Transaction& transaction) { return search(transaction, query, filter, {}); });
    for (const SearchHit& hit : list.items) places.push_back(hit.department + "/" + hit.place);
    return places;
  }
};
ON_EACH_STORE(ContentsOnEachStore);

TEST_P(ContentsOnEachStore, compares_one_indicator_over_departments_and_years) {
  for (int year : {2024, 2025, 2026})
    for (std::string department : {"water", "roads"}) {
      Dossier dossier = add_dossier(store(), department, year);
      set_rows(dossier,
               {indicator(dossier, 0, "养护里程", year - 2000.0), indicator(dossier, 1, "满意度", 90)});
    }
  IndicatorFilter filter{.scope = {.everything = true}, .name_key = "养护里程", .from_year = 2025};
  auto sums = read([&](Transaction& transaction) { return summaries(transaction, filter); });
  ASSERT_EQ(sums.size(), 2u);
  EXPECT_EQ(sums[0].year, 2025);
  EXPECT_EQ(sums[0].count, 2);
  EXPECT_DOUBLE_EQ(*sums[1].mean, 26.0);
  std::vector<std::int64_t> years;
  Page page{3, ""};
  filter.from_year.reset();
  do {
    auto part = read([&](Transaction& transaction) { return same_indicator(transaction, filter, page); });
    for (const ComparedIndicator& one : part.items)
      years.push_back(static_cast<std::int64_t>(*one.row.figure));
    page.after = part.next;
  } while (!page.after.empty());
  EXPECT_THAT(years, ElementsAre(24, 24, 25, 25, 26, 26));
  filter.scope = {.departments = {"roads"}};
  EXPECT_EQ(
      read([&](Transaction& transaction) { return same_indicator(transaction, filter, {}); }).items.size(),
      3u);
}

TEST_P(ContentsOnEachStore, compares_an_indicator_together_with_what_the_year_brought) {
  Dossier dossier = add_dossier(store(), "water", 2026);
  std::vector<IndicatorRow> rows{indicator(dossier, 0, "满意度", 90), indicator(dossier, 1, "养护里程", 26)};
  rows[1].funds = "1120.006";
  rows[1].headcount = 19;
  set_rows(dossier, rows);
  StoredAttainment half{.dossier = dossier.id, .number = 1, .value = "13"}, full = half, other = half;
  full.value = "25.5";
  other.number = 0;
  write([&](Transaction& transaction) -> Result<void> {
    TRY_VOID(set_attainments(transaction, dossier.id, "half_year", {half}));
    TRY_VOID(set_attainments(transaction, dossier.id, "full_year", {other, full}));
    return set_light(transaction, dossier.id, "yellow");
  });
  IndicatorFilter filter{.scope = {.everything = true}, .name_key = "养护里程"};
  auto found = read([&](Transaction& transaction) { return same_indicator(transaction, filter, {}); });
  ASSERT_EQ(found.items.size(), 1u);
  const ComparedIndicator& one = found.items[0];
  EXPECT_EQ(one.row.funds, "1120.006");
  EXPECT_EQ(one.row.headcount, 19);
  EXPECT_EQ(one.region, "320599");
  EXPECT_EQ(one.year, 2026);
  EXPECT_EQ(one.light, "yellow");
  EXPECT_EQ(one.actual, "25.5") << "of the full year, and of this indicator";
}

TEST_P(ContentsOnEachStore, counts_which_rules_found_something_in_a_year) {
  auto find = [&](const Dossier& dossier, const std::vector<std::string>& codes) {
    std::vector<StoredFinding> rows;
    for (const std::string& code : codes)
      rows.push_back({.dossier = dossier.id, .fingerprint = code, .code = code, .json = "{}"});
    write([&](Transaction& transaction) { return set_findings(transaction, dossier.id, rows); });
  };
  find(add_dossier(store(), "water", 2026), {"FUNDS-001", "GOAL-001", "FUNDS-001"});
  find(add_dossier(store(), "roads", 2026), {"GOAL-001", "FUNDS-001"});
  find(add_dossier(store(), "roads", 2025), {"GOAL-001"});
  auto counted = [&](const Scope& scope) {
    std::string text;
    for (const CodeCount& one :
         read([&](Transaction& transaction) { return finding_codes(transaction, scope, "320599", 2026); }))
      text += one.code + " " + std::to_string(one.count) + ";";
    return text;
  };
  EXPECT_EQ(counted({.everything = true}), "FUNDS-001 3;GOAL-001 2;");
  EXPECT_EQ(counted({.departments = {"roads"}}), "FUNDS-001 1;GOAL-001 1;");
}

TEST_P(ContentsOnEachStore, writes_what_changed_and_removes_what_is_gone) {
  Dossier dossier = add_dossier(store(), "water");
  auto names = [&] {
    std::vector<std::string> found;
    for (const IndicatorRow& row : read([&](Transaction& transaction) {
           return indicator_rows(transaction, dossier.id, Layer::working);
         }))
      found.push_back(row.name);
    return found;
  };
  set_rows(dossier,
           {indicator(dossier, 0, "甲", 1), indicator(dossier, 1, "乙", 2), indicator(dossier, 2, "丙", 3)});
  set_rows(dossier, {indicator(dossier, 0, "甲", 1), indicator(dossier, 1, "丁", 2)});
  EXPECT_THAT(names(), ElementsAre("甲", "丁"));
  set_texts(dossier, {{"title", "水利局"}, {"goals/annual", "养护水闸"}, {"indicators/0", "疏浚河道"}});
  set_texts(dossier, {{"title", "水利局"}, {"goals/annual", "更新护栏"}});
  EXPECT_THAT(hits("水利"), ElementsAre("water/title"));
  EXPECT_THAT(hits("护栏"), ElementsAre("water/goals/annual"));
  EXPECT_THAT(hits("水闸"), IsEmpty());
  EXPECT_THAT(hits("疏浚"), IsEmpty());
}

TEST_P(ContentsOnEachStore, keeps_what_the_public_sees_apart_from_what_is_worked_on) {
  Dossier dossier = add_dossier(store(), "water");
  set_rows(dossier, {indicator(dossier, 0, "养护里程", 100)}, Layer::published);
  set_rows(dossier, {indicator(dossier, 0, "养护里程", 80)}, Layer::working);
  set_texts(dossier, {{"goals/annual", "养护里程一百公里"}}, Layer::published);
  set_texts(dossier, {{"goals/annual", "还没有公开的调整"}}, Layer::working);
  IndicatorFilter open{.scope = {.everything = true}, .name_key = "养护里程", .layer = Layer::published};
  auto rows = read([&](Transaction& transaction) { return same_indicator(transaction, open, {}); });
  EXPECT_THAT(rows.items, ElementsAre(Field(&ComparedIndicator::row,
                                            Field(&IndicatorRow::figure, std::optional<double>(100)))));
  SearchFilter shown{.scope = {.everything = true}, .layer = Layer::published};
  EXPECT_THAT(hits("调整", shown), IsEmpty());
  EXPECT_THAT(hits("养护", shown), ElementsAre("water/goals/annual"));
}

TEST_P(ContentsOnEachStore, finds_chinese_words_of_any_length_where_they_stand) {
  Dossier water = add_dossier(store(), "water"), roads = add_dossier(store(), "roads");
  set_texts(water, {{"title", "水利局绩效目标表"}, {"goals/annual", "疏浚河道12公里，养护水闸"}});
  set_texts(roads, {{"title", "公路中心绩效目标表"}, {"goals/annual", "农村公路日常养护、护栏更新"}});
  EXPECT_THAT(hits("养护"), ::testing::UnorderedElementsAre("water/goals/annual", "roads/goals/annual"));
  EXPECT_THAT(hits("河"), ElementsAre("water/goals/annual"));
  EXPECT_THAT(hits("农村公路日常"), ElementsAre("roads/goals/annual"));
  EXPECT_THAT(hits("护养"), IsEmpty()) << "the characters stand there, not in this order";
  EXPECT_THAT(hits("公里养护"), IsEmpty()) << "a comma stands between them";
  EXPECT_THAT(hits("养护 更新"), ElementsAre("roads/goals/annual")) << "both words, in any order";
  EXPECT_THAT(hits("１２公里"), ElementsAre("water/goals/annual")) << "full-width digits";
  EXPECT_THAT(hits(""), IsEmpty());
  EXPECT_THAT(hits("绩效", {.scope = {.departments = {"roads"}}}), ElementsAre("roads/title"));
  EXPECT_THAT(hits("绩效", {.scope = {.everything = true}, .year = 2020}), IsEmpty());
}

TEST_P(ContentsOnEachStore, turns_the_pages_of_a_search_from_the_newest_year_back) {
  for (int year : {2024, 2026, 2025})
    for (std::string department : {"water", "roads"}) {
      Dossier dossier = add_dossier(store(), department, year);
      set_texts(dossier, {{"title", "绩效目标表"}, {"goals/annual", "绩效优良"}});
      set_texts(dossier, {{"title", "绩效公开"}}, Layer::published);
    }
  auto pages = [&](int limit) {
    std::vector<std::string> seen;
    Page page{.limit = limit};
    do {
      auto list = read([&](Transaction& transaction) {
        return search(transaction, "绩效", {.scope = {.everything = true}}, page);
      });
      EXPECT_LE(list.items.size(), static_cast<std::size_t>(limit));
      for (const SearchHit& hit : list.items)
        seen.push_back(std::to_string(hit.year) + "/" + hit.department + "/" + hit.place);
      page.after = list.next;
    } while (!page.after.empty() && seen.size() < 100);
    return seen;
  };
  std::vector<std::string> all = pages(100);
  ASSERT_EQ(all.size(), 12u);
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), 12u);
  for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i].substr(0, 4), std::to_string(2026 - i / 4));
  for (int limit : {1, 3, 4, 12}) EXPECT_EQ(pages(limit), all) << limit;
  EXPECT_THAT(hits("2026"), IsEmpty()) << "the year of a plan is not a word of it";
}

TEST_P(ContentsOnEachStore, searches_for_signs_of_the_query_language_as_for_any_other) {
  Dossier water = add_dossier(store(), "water");
  set_texts(water, {{"a", "达到“优秀”\"AND\" OR* (NEAR) {x}\\'%_"}});
  for (std::string query : {"\"AND\"", "OR*", "(NEAR)", "{x}", "\\", "'", "%_", "“优秀”", "and"})
    EXPECT_THAT(hits(query), ElementsAre("water/a")) << query;
  EXPECT_THAT(hits("NOT"), IsEmpty());
}

TEST_P(ContentsOnEachStore, forgets_texts_that_were_replaced) {
  Dossier water = add_dossier(store(), "water");
  set_texts(water, {{"a", "旧的目标"}});
  set_texts(water, {{"a", "新的目标"}});
  EXPECT_THAT(hits("旧的"), IsEmpty());
  EXPECT_THAT(hits("新的"), ElementsAre("water/a"));
}

TEST_P(ContentsOnEachStore, replaces_findings_and_keeps_confirmations_and_comments) {
  Dossier dossier = add_dossier(store(), "water");
  std::vector<StoredFinding> many;
  for (int i = 0; i < 100; ++i)
    many.push_back({"", "f" + std::to_string(i), i, "FIGURE-001", "rule", "confirm", "{}"});
  write([&](Transaction& transaction) { return set_findings(transaction, dossier.id, many); });
  EXPECT_EQ(read([&](Transaction& transaction) { return findings(transaction, dossier.id); }).size(), 100u);
  write([&](Transaction& transaction) -> Result<void> {
    TRY_VOID(put_confirmation(transaction, {dossier.id, "f1", "上级下达数", "filer", at_second(1)}));
    TRY_VOID(put_confirmation(transaction, {dossier.id, "f1", "上级下达数，见附件", "filer", at_second(2)}));
    return set_findings(transaction, dossier.id, {many[1]});
  });
  EXPECT_EQ(read([&](Transaction& transaction) { return findings(transaction, dossier.id); }).size(), 1u);
  EXPECT_THAT(read([&](Transaction& transaction) { return confirmations(transaction, dossier.id); }),
              ElementsAre(Field(&Confirmation::reason, "上级下达数，见附件")));
  Comment comment{.id = new_id_beside(dossier.id),
                  .dossier = dossier.id,
                  .path = "indicators/3",
                  .text = "请核实",
                  .author = "boss",
                  .at = at_second(3)};
  write([&](Transaction& transaction) { return put_comment(transaction, comment); });
  comment.resolved = true;
  write([&](Transaction& transaction) { return put_comment(transaction, comment); });
  auto found = read([&](Transaction& transaction) { return find_comment(transaction, comment.id); });
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->resolved);
  EXPECT_EQ(found->path, "indicators/3");
  EXPECT_EQ(found->reply_to, std::nullopt);
}

TEST_P(ContentsOnEachStore, refuses_texts_that_one_of_the_stores_could_not_hold) {
  Dossier dossier = add_dossier(store(), "water");
  for (std::string text : {std::string("a\0b", 3), std::string("\xff\xfe")}) {
    auto put = store().write([&](Transaction& transaction) {
      return put_confirmation(transaction, {dossier.id, "f", text, "filer", at_second(1)});
    });
    ASSERT_FALSE(put);
    EXPECT_EQ(put.error().kind, Error::Kind::usage);
  }
}

TEST(SearchWords, are_single_characters_and_latin_words_in_one_form) {
  EXPECT_EQ(folded_for_search("农村公路 12.5ＫＭ，≥95%"), " 农 村 公 路 12.5km , ≥ 95 % ");
  EXPECT_EQ(folded_for_search(" \n　"), "");
  EXPECT_THAT(grams(" 养 护 "), ElementsAre("养", "养 护", "护"));
  EXPECT_THAT(phrases("养护  5G基站"), ElementsAre(" 养 护 ", " 5g 基 站 "));
}

}  // namespace
}  // namespace hengji::store
