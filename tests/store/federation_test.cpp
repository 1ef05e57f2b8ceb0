// A province and two cities, each on a PostgreSQL server of its own, as docs/scaling.md has them.

#include <gmock/gmock.h>

#include "postgres/database.h"
#include "store/contents.h"
#include "store/sql/connection.h"
#include "store/stores.h"

namespace hengji::store {
namespace {

using hengji::testing::OwnPostgresServer;
using ::testing::ElementsAre;

class AProvinceOverTwoCities : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!hengji::testing::PostgresDatabase::is_to_be_had()) GTEST_SKIP() << "PostgreSQL is not installed";
    province_.emplace();
    first_.emplace();
    second_.emplace();
    fill(*province_, "320000", 100);
    fill(*first_, "320500", 10);
    fill(*second_, "320600", 20);
    auto own = given(Store::open({.address = province_->address()}));
    script(*own, hengji::testing::bytes_of(hengji::testing::source_dir() / "tools/federation.sql"));
    add_city(*own, "320500", *first_);
    add_city(*own, "320600", *second_);
    together_ =
        given(Store::open({.address = together_address(), .opening = Opening::only_present, .patience = 2}));
  }

  std::string together_address() const { return province_->address() + "&options=-csearch_path%3Dprovince"; }
  static void script(Store& store, const std::string& statements) {
    given(store.write([&](Transaction& transaction) { return transaction.connection().script(statements); }));
  }
  static void add_city(Store& province, const std::string& region, const OwnPostgresServer& city) {
    script(province, "SELECT federation.add_city('" + region + "', '" + city.folder() +
                         "', '5432', 'postgres', 'hengji', '')");
  }

  /// A region with one department that has a plan with one indicator in 2025 and 2026.
  static void fill(const OwnPostgresServer& server, const std::string& region, double figure) {
    auto store = given(Store::open({.address = server.address()}));
    given(store->write([&](Transaction& transaction) -> Result<void> {
      TRY_VOID(put_region(transaction, {region, "某地" + region, {}}));
      return put_department(
          transaction, {"roads-" + region, region, {}, "公路中心" + region, "1", "", "department", true});
    }));
    for (int year : {2025, 2026}) {
      Dossier dossier = add_dossier(*store, "roads-" + region, year);
      save(*store, dossier, 1, "{\"region\":\"" + region + "\"}");
      IndicatorRow row;
      row.department = dossier.department;
      row.name = row.name_key = "养护里程";
      row.unit = "公里";
      row.figure = figure + (year - 2025);
      given(store->write([&](Transaction& transaction) -> Result<void> {
        TRY_VOID(set_indicator_rows(transaction, dossier.id, Layer::working, {row}));
        return set_search_texts(transaction, dossier.id, Layer::working, {{"title", "公路中心绩效目标表"}});
      }));
    }
  }

  /// How the province would sum an indicator that stands a few thousand times in each city.
  std::string plan_of_a_sum() {
    for (const auto* city : {&first_, &second_})
      script(*given(Store::open({.address = (*city)->address()})),
             "INSERT INTO indicator_row SELECT region, year, dossier, layer, n, department, level1, level2, "
             "'x', 'x',"
             " half_year, full_year, comparison, value, n, unit, weight FROM indicator_row, "
             "generate_series(1, 3000) n;"
             "ANALYZE indicator_row");
    std::string plan;
    auto own = given(Store::open({.address = province_->address()}));
    given(own->read([&](Transaction& transaction) {
      return transaction.connection().run(
          "EXPLAIN (VERBOSE) SELECT region, year, COUNT(*), AVG(figure) FROM cities.indicator_row"
          " WHERE name_key = 'x' GROUP BY region, year",
          {}, [&](sql::Cells cells) -> Result<void> {
            plan += std::get<std::string>(cells[0]) + "\n";
            return {};
          });
    }));
    return plan;
  }

  template <typename Work>
  auto read(Work work) {
    return given(together_->read(work));
  }

  std::optional<OwnPostgresServer> province_, first_, second_;
  std::unique_ptr<Store> together_;
};

TEST_F(AProvinceOverTwoCities, reads_the_plans_of_all_as_if_they_were_its_own) {
  DossierFilter all{.scope = {.everything = true}};
  auto list = read([&](Transaction& transaction) { return dossiers(transaction, all, {}); });
  EXPECT_EQ(list.items.size(), 6u);
  std::vector<std::pair<std::string, double>> means;
  IndicatorFilter same{.scope = {.everything = true}, .name_key = "养护里程", .from_year = 2026};
  for (const IndicatorSummary& sum :
       read([&](Transaction& transaction) { return summaries(transaction, same); }))
    means.emplace_back(sum.region, *sum.mean);
  EXPECT_THAT(means,
              ElementsAre(std::pair("320000", 101.0), std::pair("320500", 11.0), std::pair("320600", 21.0)));
  auto hits = read([](Transaction& transaction) {
    return search(transaction, "绩效", {.scope = {.everything = true}, .year = 2026}, {});
  });
  EXPECT_EQ(hits.items.size(), 3u);
  EXPECT_EQ(read([](Transaction& transaction) { return departments(transaction); }).size(), 3u);
  for (const Dossier& dossier : list.items) {
    auto revision = read([&](Transaction& transaction) { return find_revision(transaction, dossier.id, 0); });
    ASSERT_TRUE(revision) << dossier.id;
    EXPECT_EQ(revision->content, "{\"region\":\"" + dossier.region + "\"}");
  }
  EXPECT_FALSE(together_->write([](Transaction& transaction) {
    return put_region(transaction, {"1", "x", {}});
  })) << "the province does not write for others";

  // Sums over many rows are made where the rows are.
  EXPECT_THAT(plan_of_a_sum(), ::testing::HasSubstr("Relations: Aggregate on (cities.indicator_row__320500"));

  // What a city writes on its own server the province sees at once.
  auto city = given(Store::open({.address = first_->address()}));
  add_dossier(*city, "roads-320500", 2027);
  EXPECT_EQ(read([&](Transaction& transaction) { return dossiers(transaction, all, {}); }).items.size(), 7u);

  // A city that is gone is missed only where it is asked for.
  city.reset();
  second_->stop();
  DossierFilter of_first{.scope = {.everything = true}, .region = "320500"};
  EXPECT_EQ(read([&](Transaction& transaction) { return dossiers(transaction, of_first, {}); }).items.size(),
            3u);
  EXPECT_FALSE(together_->read([&](Transaction& transaction) { return dossiers(transaction, all, {}); }));

  // And a city does not need the province.
  together_.reset();
  province_->stop();
  city = given(Store::open({.address = first_->address()}));
  EXPECT_NO_THROW(add_dossier(*city, "roads-320500", 2028));
}

}  // namespace
}  // namespace hengji::store
