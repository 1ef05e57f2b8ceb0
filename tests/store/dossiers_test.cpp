#include "store/dossiers.h"

#include <gmock/gmock.h>

#include <thread>

#include "store/each_store.h"

namespace hengji::store {
namespace {

class DossiersOnEachStore : public EachStore {
 protected:
  void SetUp() override {
    EachStore::SetUp();
    if (!IsSkipped()) add_county(store());
  }
  Dossier again(const Dossier& dossier) {
    return *read([&](Transaction& transaction) { return find_dossier(transaction, dossier.id); });
  }
};
ON_EACH_STORE(DossiersOnEachStore);

TEST_P(DossiersOnEachStore, gives_a_new_dossier_an_id_that_tells_its_region_and_year) {
  Dossier dossier = add_dossier(store(), "water");
  EXPECT_TRUE(dossier.id.starts_with("320599-2026-")) << dossier.id;
  Dossier found = again(dossier);
  EXPECT_EQ(found.department, "water");
  EXPECT_EQ(found.region, "320599");
  EXPECT_EQ(found.version, 1);
  EXPECT_EQ(found.revision, 0);
}

TEST_P(DossiersOnEachStore, has_one_dossier_for_a_department_a_year_and_a_kind) {
  add_dossier(store(), "water");
  auto second = store().write(
      [](Transaction& transaction) { return create_dossier(transaction, new_dossier("water")); });
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, Error::Kind::usage);
  EXPECT_NO_THROW(add_dossier(store(), "water", 2027));
}

TEST_P(DossiersOnEachStore, keeps_every_revision_as_it_was_given) {
  Dossier dossier = add_dossier(store(), "water");
  save(store(), dossier, 1, R"({"title":"甲"})");
  save(store(), dossier, 2, R"({"title":"乙"})");
  auto first = read([&](Transaction& transaction) { return find_revision(transaction, dossier.id, 1); });
  auto newest = read([&](Transaction& transaction) { return find_revision(transaction, dossier.id, 0); });
  ASSERT_TRUE(first && newest);
  EXPECT_EQ(first->content, R"({"title":"甲"})");
  EXPECT_EQ(newest->content, R"({"title":"乙"})");
  EXPECT_EQ(newest->number, 2);
  EXPECT_EQ(first->hash, seal(Seal::sha256, first->content));
  auto list = read([&](Transaction& transaction) { return revisions(transaction, dossier.id); });
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0].number, 2);
  EXPECT_EQ(list[0].content, "");
}

TEST_P(DossiersOnEachStore, refuses_a_stale_save_and_names_who_did_what_since) {
  Dossier dossier = add_dossier(store(), "water");
  save(store(), dossier, 1, "{}", "alpha", 10);
  given(store().write([&](Transaction& transaction) {
    return move_dossier(transaction, dossier.id, 2, {"submit", "submitted", "beta", at_second(11), "请审"});
  }));
  auto outcome = save(store(), dossier, 1, R"({"mine":1})", "gamma", 12);
  const Stale* late = std::get_if<Stale>(&outcome);
  ASSERT_NE(late, nullptr);
  EXPECT_EQ(late->version, 3);
  ASSERT_EQ(late->since.size(), 2u);
  EXPECT_EQ(late->since[0].person, "alpha");
  EXPECT_EQ(late->since[0].action, "save");
  EXPECT_EQ(late->since[0].at, at_second(10));
  EXPECT_EQ(late->since[1].person, "beta");
  EXPECT_EQ(late->since[1].from_state, "draft");
  EXPECT_EQ(late->since[1].to_state, "submitted");
  EXPECT_EQ(again(dossier).revision, 1) << "a stale save leaves no revision";
}

TEST_P(DossiersOnEachStore, lets_one_of_many_who_save_at_once_win_each_version) {
  Dossier dossier = add_dossier(store(), "water");
  std::atomic<int> won = 0, late = 0;
  std::vector<std::thread> people;
  for (int i = 0; i < 4; ++i)
    people.emplace_back([&, i] {
      for (int round = 0; round < 10; ++round) {
        Dossier now = again(dossier);
        auto outcome = save(store(), dossier, now.version, std::to_string(i * 100 + round));
        ++(std::holds_alternative<Standing>(outcome) ? won : late);
      }
    });
  for (std::thread& person : people) person.join();
  EXPECT_EQ(won + late, 40);
  EXPECT_EQ(again(dossier).revision, won);
  EXPECT_EQ(again(dossier).version, 1 + won);
  auto list = read([&](Transaction& transaction) { return revisions(transaction, dossier.id); });
  EXPECT_EQ(list.size(), static_cast<std::size_t>(won));
}

TEST_P(DossiersOnEachStore, tells_the_history_from_the_beginning) {
  Dossier dossier = add_dossier(store(), "roads");
  save(store(), dossier, 1, "{}");
  given(store().write([&](Transaction& transaction) {
    return set_published(transaction, dossier.id, 2, 1, {"publish", "draft", "boss", at_second(5), ""});
  }));
  auto steps = read([&](Transaction& transaction) { return history(transaction, dossier.id); });
  ASSERT_EQ(steps.size(), 3u);
  EXPECT_EQ(steps[0].action, "create");
  EXPECT_EQ(steps[1].action, "save");
  EXPECT_EQ(steps[2].action, "publish");
  EXPECT_EQ(steps[2].revision, 1);
  EXPECT_TRUE(again(dossier).published);
  EXPECT_EQ(again(dossier).published_revision, 1);
}

TEST_P(DossiersOnEachStore, lists_by_scope_filter_and_order_page_by_page) {
  for (int year = 2020; year < 2026; ++year) add_dossier(store(), "water", year);
  Dossier roads = add_dossier(store(), "roads");
  auto list = [&](const DossierFilter& filter, const Page& page = {}) {
    return read([&](Transaction& transaction) { return dossiers(transaction, filter, page); });
  };
  EXPECT_EQ(list({}).items.size(), 0u) << "nothing is seen without a scope";
  EXPECT_EQ(list({.scope = {.everything = true}}).items.size(), 7u);
  EXPECT_EQ(list({.scope = {.departments = {"roads"}}}).items.size(), 1u);
  EXPECT_EQ(list({.scope = {.regions = {"320599"}}, .year = 2021}).items.size(), 1u);
  EXPECT_EQ(list({.scope = {.regions = {"320000"}}}).items.size(), 0u);
  EXPECT_EQ(list({.scope = {.everything = true}, .published_only = true}).items.size(), 0u);
  for (auto order :
       {DossierFilter::Order::updated, DossierFilter::Order::title, DossierFilter::Order::department}) {
    std::vector<std::string> seen;
    Page page{2, ""};
    do {
      auto part = list({.scope = {.everything = true}, .order = order}, page);
      for (const Dossier& one : part.items) seen.push_back(one.id);
      page.after = part.next;
    } while (!page.after.empty());
    std::sort(seen.begin(), seen.end());
    EXPECT_EQ(seen.size(), 7u);
    EXPECT_EQ(std::unique(seen.begin(), seen.end()), seen.end());
  }
  auto tallies =
      read([](Transaction& transaction) { return tally(transaction, {.scope = {.everything = true}}); });
  ASSERT_EQ(tallies.size(), 7u);
  EXPECT_EQ(tallies[0].year, 2020);
  EXPECT_EQ(tallies[0].count, 1);
}

TEST_P(DossiersOnEachStore, finds_nothing_under_an_id_that_is_no_id) {
  for (std::string id : {"", "-", "320599", "320599-2026", "320599-x-1", "' OR 1=1 --"})
    EXPECT_FALSE(read([&](Transaction& transaction) { return find_dossier(transaction, id); })) << id;
}

TEST_P(DossiersOnEachStore, tell_their_course_without_every_save) {
  Dossier dossier = add_dossier(store(), "water");
  save(store(), dossier, 1, "{}", "filer");
  save(store(), dossier, 2, "{}", "filer");
  save(store(), dossier, 3, "{}", "other");
  write([&](Transaction& transaction) -> Result<void> {
    TRY(move_dossier(transaction, dossier.id, 4,
                     {.action = "submit", .to_state = "submitted", .person = "filer"}));
    return {};
  });
  std::vector<std::int64_t> versions;
  for (const Step& step :
       read([&](Transaction& transaction) { return brief_history(transaction, dossier.id); }))
    versions.push_back(step.version);
  EXPECT_EQ(versions, (std::vector<std::int64_t>{1, 2, 4, 5}));
}

TEST_P(DossiersOnEachStore, are_summed_up_by_year) {
  add_dossier(store(), "water", 2025);
  Dossier roads = add_dossier(store(), "roads", 2026);
  Dossier water = add_dossier(store(), "water", 2026);
  write([&](Transaction& transaction) -> Result<void> {
    TRY_VOID(set_counts(transaction, roads.id, {.blocking = 1, .confirm = 2, .advice = 3}));
    return set_counts(transaction, water.id, {.blocking = 10, .confirm = 20, .advice = 30});
  });
  DossierFilter filter;
  filter.scope.everything = true;
  auto totals = read([&](Transaction& transaction) { return year_totals(transaction, filter); });
  ASSERT_EQ(totals.size(), 2u);
  EXPECT_EQ(totals[0].plans, 1);
  EXPECT_EQ(totals[1].year, 2026);
  EXPECT_EQ(totals[1].plans, 2);
  EXPECT_EQ(totals[1].blocking, 11);
  EXPECT_EQ(totals[1].advice, 33);
}

}  // namespace
}  // namespace hengji::store
