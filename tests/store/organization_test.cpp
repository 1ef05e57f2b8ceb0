#include "store/organization.h"

#include <gmock/gmock.h>

#include "store/each_store.h"

namespace hengji::store {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;

class OrganizationOnEachStore : public EachStore {};
ON_EACH_STORE(OrganizationOnEachStore);

TEST_P(OrganizationOnEachStore, keeps_departments_and_gives_them_by_region_name_or_code) {
  add_county(store());
  auto named = [&](const DepartmentFilter& filter) {
    return read([&](Transaction& transaction) { return departments(transaction, filter); });
  };
  EXPECT_EQ(named({}).size(), 3u);
  EXPECT_EQ(named({"320000", "", {}}).size(), 0u);
  EXPECT_THAT(named({{}, "水利", {}}), ElementsAre(Field(&Department::id, "water")));
  EXPECT_THAT(named({{}, "103", {}}), ElementsAre(Field(&Department::id, "roads")));
  EXPECT_THAT(named({{}, "", "finance"}), ElementsAre(Field(&Department::name, "澄湖县财政局")));
  EXPECT_EQ(named({{}, "%", {}}).size(), 0u) << "a sign of LIKE in a query stands for itself";
}

TEST_P(OrganizationOnEachStore, refuses_a_region_code_that_could_not_stand_in_an_id) {
  auto put = store().write([](Transaction& transaction) {
    return put_region(transaction, {"32-05", "某市", {}});
  });
  ASSERT_FALSE(put);
  EXPECT_EQ(put.error().kind, Error::Kind::usage);
}

TEST_P(OrganizationOnEachStore, refuses_a_department_in_a_region_that_is_not_there) {
  auto put = store().write([](Transaction& transaction) {
    return put_department(transaction, {"x", "999999", {}, "某局", "1", "", "department", true});
  });
  EXPECT_FALSE(put);
}

TEST_P(OrganizationOnEachStore, gives_an_account_to_one_person_only) {
  write([](Transaction& transaction) {
    return put_person(transaction, {"p1", "zhang", "张三（虚构）", "", true, at_second(0)});
  });
  auto second = store().write([](Transaction& transaction) {
    return put_person(transaction, {"p2", "zhang", "张四（虚构）", "", true, at_second(0)});
  });
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, Error::Kind::usage);
  EXPECT_EQ(read([](Transaction& transaction) { return find_account(transaction, "zhang"); })->id, "p1");
}

TEST_P(OrganizationOnEachStore, replaces_the_roles_of_a_person_as_a_whole) {
  add_county(store());
  write([](Transaction& transaction) {
    return set_roles(transaction, "filer",
                     {{"filer", "filer", {}, "water"}, {"filer", "filer", {}, "roads"}});
  });
  write([](Transaction& transaction) {
    return set_roles(transaction, "filer", {{"filer", "auditor", "320000", {}}});
  });
  auto roles = read([](Transaction& transaction) { return roles_of(transaction, "filer"); });
  ASSERT_EQ(roles.size(), 1u);
  EXPECT_EQ(roles[0].role, "auditor");
  EXPECT_EQ(roles[0].region, "320000");
  EXPECT_EQ(roles[0].department, std::nullopt);
  EXPECT_EQ(read([](Transaction& transaction) { return holders(transaction, "filer"); }).size(), 0u);
}

TEST_P(OrganizationOnEachStore, pages_through_people_without_losing_or_repeating_any) {
  write([](Transaction& transaction) -> Result<void> {
    for (int i = 0; i < 25; ++i) {
      std::string id = "p" + std::to_string(100 + i);
      TRY_VOID(put_person(transaction, {id, id, "人员（虚构）", "", true, at_second(i)}));
    }
    return {};
  });
  std::vector<std::string> seen;
  Page page{10, ""};
  do {
    auto part = read([&](Transaction& transaction) { return people(transaction, "", page); });
    for (const Person& person : part.items) seen.push_back(person.id);
    page.after = part.next;
  } while (!page.after.empty());
  ASSERT_EQ(seen.size(), 25u);
  EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
  EXPECT_EQ(std::adjacent_find(seen.begin(), seen.end()), seen.end());
}

TEST_P(OrganizationOnEachStore, writes_nothing_when_the_work_ends_in_an_error) {
  auto failed = store().write([](Transaction& transaction) -> Result<void> {
    TRY_VOID(put_region(transaction, {"320000", "某省", {}}));
    return fail(Error::usage({"不行", "no"}));
  });
  EXPECT_FALSE(failed);
  EXPECT_EQ(read([](Transaction& transaction) { return regions(transaction); }).size(), 0u);
}

}  // namespace
}  // namespace hengji::store
