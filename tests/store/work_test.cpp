#include <gmock/gmock.h>

#include <set>
#include <thread>

#include "store/access.h"
#include "store/calendar.h"
#include "store/check_answers.h"
#include "store/each_store.h"
#include "store/events.h"
#include "store/evidence.h"
#include "store/jobs.h"
#include "store/ledgers.h"
#include "store/settings.h"

namespace hengji::store {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

class WorkOnEachStore : public EachStore {
 protected:
  void SetUp() override {
    EachStore::SetUp();
    if (IsSkipped()) return;
    add_county(store());
    dossier_ = add_dossier(store(), "water");
  }
  Dossier dossier_;
};
ON_EACH_STORE(WorkOnEachStore);

Date day(std::string_view text) {
  return *parse_date(text);
}

Job job(std::string id, std::string key = "", int second = 0) {
  Job made;
  made.id = std::move(id);
  made.key = std::move(key);
  made.kind = "reading";
  made.state = "waiting";
  made.created = at_second(second);
  return made;
}

TEST_P(WorkOnEachStore, replaces_attainments_scores_and_monitoring_as_wholes) {
  write([&](Transaction& transaction) -> Result<void> {
    StoredAttainment row{
        .number = 0, .indicator = "养护里程", .state = "measured", .value = "12.50", .at = at_second(1)};
    TRY_VOID(set_attainments(transaction, dossier_.id, "half_year", {row}));
    row.value = "13";
    TRY_VOID(set_attainments(transaction, dossier_.id, "half_year", {row}));
    TRY_VOID(
        set_attainments(transaction, dossier_.id, "full_year",
                        {row, {.number = 1, .indicator = "满意度", .state = "none", .at = at_second(1)}}));
    ScoreSheetRow sheet{dossier_.id, "self", "93.5", "优", "{}", "filer", at_second(1)};
    TRY_VOID(set_scores(transaction, sheet,
                        {{.number = 0, .indicator = "养护里程", .weight = "10", .score = "9.5"}}));
    sheet.total = "94";
    TRY_VOID(set_scores(transaction, sheet,
                        {{.number = 0, .indicator = "养护里程", .weight = "10", .score = std::nullopt}}));
    return set_monitoring(transaction, dossier_.id, day("2026-06-30"),
                          {{.number = 0, .indicator = "养护里程", .light = "yellow", .reason = "汛期"}});
  });
  read([&](Transaction& transaction) -> Result<void> {
    EXPECT_THAT(TRY(attainments(transaction, dossier_.id, "half_year")),
                ElementsAre(Field(&StoredAttainment::value, "13")));
    EXPECT_EQ(TRY(attainments(transaction, dossier_.id, "full_year")).size(), 2u);
    EXPECT_EQ(TRY(find_score_sheet(transaction, dossier_.id, "self"))->total, "94");
    EXPECT_THAT(TRY(scores(transaction, dossier_.id, "self")),
                ElementsAre(Field(&StoredScore::score, std::nullopt)));
    EXPECT_FALSE(TRY(find_score_sheet(transaction, dossier_.id, "re")));
    EXPECT_THAT(TRY(monitoring(transaction, dossier_.id, day("2026-06-30"))),
                ElementsAre(Field(&MonitoringRow::reason, "汛期")));
    EXPECT_THAT(TRY(monitoring(transaction, dossier_.id, day("2026-09-30"))), IsEmpty());
    return {};
  });
}

TEST_P(WorkOnEachStore, follows_a_rectification_until_it_is_closed) {
  Rectification one{.id = new_id_beside(dossier_.id),
                    .dossier = dossier_.id,
                    .problem = "台账不全",
                    .measure = "补齐",
                    .due = day("2026-11-30"),
                    .owner = "filer",
                    .created_by = "boss",
                    .created_at = at_second(1)};
  write([&](Transaction& transaction) { return put_rectification(transaction, one); });
  one.done = true;
  one.closed_at = at_second(5);
  write([&](Transaction& transaction) { return put_rectification(transaction, one); });
  auto found = read([&](Transaction& transaction) { return find_rectification(transaction, one.id); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->due, day("2026-11-30"));
  EXPECT_EQ(found->closed_at, at_second(5));
}

TEST_P(WorkOnEachStore, counts_ledger_rows_that_replace_others) {
  auto add = [&](std::string id, const std::vector<LedgerRow>& rows) {
    return write([&](Transaction& transaction) {
      return add_ledger(transaction, {id, dossier_.id, "projects", "sha256:x", "{}", "filer", at_second(1)},
                        rows);
    });
  };
  EXPECT_EQ(add("a", {{"", "", "k1", 1, "{}"}, {"", "", "k2", 2, "{}"}, {"", "", "k1", 3, "[]"}}), 1);
  EXPECT_EQ(add("b", {{"", "", "k2", 1, "[2]"}, {"", "", "k3", 2, "{}"}}), 1);
  auto rows = read([&](Transaction& transaction) {
    return ledger_rows(transaction, dossier_.id, "projects", {2, ""});
  });
  EXPECT_THAT(rows.items, ElementsAre(Field(&LedgerRow::cells, "[]"), Field(&LedgerRow::cells, "[2]")));
  rows = read([&](Transaction& transaction) {
    return ledger_rows(transaction, dossier_.id, "projects", {2, rows.next});
  });
  EXPECT_THAT(rows.items, ElementsAre(Field(&LedgerRow::key, "k3")));
  EXPECT_EQ(read([&](Transaction& transaction) { return ledgers(transaction, dossier_.id); }).size(), 2u);
}

TEST_P(WorkOnEachStore, keeps_every_version_of_an_answer_and_the_sides_apart) {
  StoredAnswer answer{.dossier = dossier_.id,
                      .period = "full_year",
                      .side = "self",
                      .indicator = "制度健全性",
                      .point = "有制度",
                      .holds = true,
                      .person = "filer",
                      .at = at_second(1)};
  const auto add = [&] {
    return write([&](Transaction& transaction) { return add_check_answer(transaction, answer); });
  };
  const auto standing = [&] {
    return read([&](Transaction& transaction) { return check_answers(transaction, dossier_.id); });
  };
  const StoredAnswer first = add();
  EXPECT_EQ(first.replaces, std::nullopt);
  answer.holds = false;
  answer.at = at_second(2);
  const StoredAnswer second = add();
  EXPECT_EQ(second.replaces, first.id);
  answer.side = "re";
  answer.holds = true;
  answer.at = at_second(3);
  EXPECT_EQ(add().replaces, std::nullopt) << "whoever re-evaluates corrects nothing of the department's";
  EXPECT_THAT(standing(), ElementsAre(Field(&StoredAnswer::holds, false), Field(&StoredAnswer::holds, true)));
  answer.side = "self";
  answer.holds = std::nullopt;
  answer.at = at_second(4);
  EXPECT_EQ(add().replaces, second.id);
  EXPECT_THAT(standing(), ElementsAre(Field(&StoredAnswer::side, "re")));
  EXPECT_EQ(
      read([&](Transaction& transaction) { return all_check_answers(transaction, dossier_.id); }).size(), 4u);
}

TEST_P(WorkOnEachStore, corrects_a_fact_only_with_a_reason_and_keeps_the_old_figure) {
  StoredFact fact{.dossier = dossier_.id,
                  .name = "全年预算数",
                  .period = "2026",
                  .value = "1120.06",
                  .unit = "万元",
                  .person = "filer",
                  .at = at_second(1)};
  StoredFact first = write([&](Transaction& transaction) { return add_fact(transaction, fact); });
  fact.value = "1130";
  fact.at = at_second(2);
  auto silent = store().write([&](Transaction& transaction) { return add_fact(transaction, fact); });
  ASSERT_FALSE(silent);
  EXPECT_EQ(silent.error().kind, Error::Kind::usage);
  fact.reason = "年中追加";
  write([&](Transaction& transaction) { return add_fact(transaction, fact); });
  EXPECT_THAT(read([&](Transaction& transaction) { return facts(transaction, dossier_.id); }),
              ElementsAre(Field(&StoredFact::value, "1130")));
  auto all = read([&](Transaction& transaction) { return all_facts(transaction, dossier_.id); });
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].value, "1120.06");
  EXPECT_EQ(all[1].replaces, first.id);
}

TEST_P(WorkOnEachStore, keeps_windows_with_the_exceptions_granted_by_name) {
  write([&](Transaction& transaction) -> Result<void> {
    TRY_VOID(
        put_window(transaction, {"w", "320599", 2026, "declare", day("2026-01-05"), day("2026-01-31"), 5}));
    return put_exception(transaction, {"w", "water", day("2026-02-10"), "机构改革", "boss", at_second(1)});
  });
  auto open = read([](Transaction& transaction) { return windows(transaction, "320599", 2026); });
  ASSERT_EQ(open.size(), 1u);
  EXPECT_EQ(open[0].closes, day("2026-01-31"));
  EXPECT_THAT(read([](Transaction& transaction) { return exceptions(transaction, "w"); }),
              ElementsAre(Field(&WindowException::reason, "机构改革")));
}

TEST_P(WorkOnEachStore, has_one_open_task_a_key_and_shows_it_to_those_who_can_do_it) {
  Task task{.id = "t1",
            .key = "review/" + dossier_.id,
            .kind = "review",
            .title = {"审核", "review"},
            .region = "320599",
            .department = "water",
            .role = "department_reviewer",
            .dossier = dossier_.id,
            .due = day("2026-01-20"),
            .created = at_second(1)};
  write([&](Transaction& transaction) { return put_task(transaction, task); });
  task.id = "t2";
  task.due = day("2026-01-25");
  write([&](Transaction& transaction) { return put_task(transaction, task); });
  auto seen = [&](const std::vector<std::string>& roles, const Scope& scope) {
    return read([&](Transaction& transaction) { return open_tasks(transaction, "somebody", roles, scope); });
  };
  auto tasks = seen({"department_reviewer"}, {.departments = {"water"}});
  ASSERT_EQ(tasks.size(), 1u);
  EXPECT_EQ(tasks[0].id, "t1");
  EXPECT_EQ(tasks[0].due, day("2026-01-25"));
  EXPECT_EQ(tasks[0].title.en, "review");
  EXPECT_THAT(seen({"department_reviewer"}, {.departments = {"roads"}}), IsEmpty());
  EXPECT_THAT(seen({"filer"}, {.everything = true}), IsEmpty());
  write([&](Transaction& transaction) { return finish_task(transaction, task.key, at_second(9)); });
  EXPECT_THAT(seen({"department_reviewer"}, {.everything = true}), IsEmpty());
  EXPECT_EQ(read([&](Transaction& transaction) { return tasks_of(transaction, dossier_.id); }).size(), 1u);
}

TEST_P(WorkOnEachStore, sends_a_reminder_once_and_lends_it_to_one_server_at_a_time) {
  Message message{"m1", "remind/water/3", "a@example.invalid", "提醒", "还有三天", "waiting", 0, at_second(0),
                  ""};
  EXPECT_TRUE(write([&](Transaction& transaction) { return add_message(transaction, message); }));
  message.id = "m2";
  EXPECT_FALSE(write([&](Transaction& transaction) { return add_message(transaction, message); }));
  auto take = [&](int second) {
    return write([&](Transaction& transaction) {
      return take_messages(transaction, at_second(second), std::chrono::seconds(60), 10);
    });
  };
  EXPECT_EQ(take(1).size(), 1u);
  EXPECT_EQ(take(2).size(), 0u);
  EXPECT_EQ(take(62).size(), 1u) << "the server that had it did not report";
}

TEST_P(WorkOnEachStore, tells_what_a_person_has_been_told_and_has_seen) {
  write([](Transaction& transaction) -> Result<void> {
    for (int i = 0; i < 3; ++i)
      TRY_VOID(add_notification(
          transaction,
          {"n" + std::to_string(i), "filer", "returned", {"退回", "returned"}, "/plans", at_second(i), {}}));
    TRY_VOID(see_notifications(transaction, "filer", at_second(1)));
    return mark_seen(transaction, {"filer", "320599-2026-x/indicators/3", at_second(1)});
  });
  auto list = read([](Transaction& transaction) { return notifications(transaction, "filer", {}); });
  ASSERT_EQ(list.items.size(), 3u);
  EXPECT_FALSE(list.items[0].seen);
  EXPECT_TRUE(list.items[2].seen);
  EXPECT_EQ(read([](Transaction& transaction) { return seen_marks(transaction, "320599-2026-x/"); }).size(),
            1u);
  EXPECT_EQ(read([](Transaction& transaction) { return seen_marks(transaction, "320599_2026"); }).size(), 0u);
}

TEST_P(WorkOnEachStore, forgets_what_left_the_house_long_ago_and_keeps_what_waits) {
  auto message = [](std::string id, std::string state, int second) {
    Message one{.id = id, .key = id, .recipient = "a@b", .state = std::move(state)};
    one.next_try = at_second(second);
    return one;
  };
  auto delivery = [](std::string id, std::string state, int second) {
    Delivery one{.id = std::move(id), .webhook = "w", .event = "plan", .state = std::move(state)};
    one.next_try = at_second(second);
    return one;
  };
  write([&](Transaction& transaction) -> Result<void> {
    TRY_VOID(put_webhook(transaction, {"w", "filer", "http://a", "s", "plan", true, at_second(0)}));
    for (const auto& one : {message("sent", "sent", 1), message("failed", "failed", 1),
                            message("waiting", "waiting", 1), message("fresh", "sent", 9)})
      TRY(add_message(transaction, one));
    for (const auto& one : {delivery("done", "delivered", 1), delivery("waits", "waiting", 1)})
      TRY(add_delivery(transaction, one));
    for (std::string id : {"seen", "unseen"})
      TRY_VOID(add_notification(
          transaction, {id, "filer", "due", {"到期", "due"}, "/", at_second(id == "seen" ? 1 : 2), {}}));
    TRY_VOID(see_notifications(transaction, "filer", at_second(1)));
    TRY_VOID(sweep_messages(transaction, at_second(5)));
    return sweep_deliveries(transaction, at_second(5));
  });
  auto is_new = [&](const Message& one) {
    return write([&](Transaction& transaction) { return add_message(transaction, one); });
  };
  EXPECT_TRUE(is_new(message("sent", "sent", 1)));
  EXPECT_TRUE(is_new(message("failed", "failed", 1)));
  EXPECT_FALSE(is_new(message("waiting", "waiting", 1)));
  EXPECT_FALSE(is_new(message("fresh", "sent", 9)));
  auto waiting = write([](Transaction& transaction) {
    return take_deliveries(transaction, at_second(9), std::chrono::seconds(1), 10);
  });
  ASSERT_EQ(waiting.size(), 1u);
  EXPECT_TRUE(write(
      [&](Transaction& transaction) { return add_delivery(transaction, delivery("done", "delivered", 1)); }));
  auto list = read([](Transaction& transaction) { return notifications(transaction, "filer", {}); });
  ASSERT_EQ(list.items.size(), 1u);
  EXPECT_EQ(list.items[0].id, "unseen");
}

TEST_P(WorkOnEachStore, opens_touches_and_closes_sessions) {
  auto session = [](std::string hash, std::string id) {
    return Session{hash,           id,          "filer",  "csrf", at_second(0), at_second(0),
                   at_second(100), "127.0.0.1", "browser"};
  };
  write([&](Transaction& transaction) -> Result<void> {
    for (std::string id : {"a", "b", "c"}) TRY_VOID(put_session(transaction, session("hash-" + id, id)));
    TRY_VOID(touch_session(transaction, "hash-a", at_second(50)));
    return remove_session(transaction, "filer", "b");
  });
  EXPECT_EQ(read([](Transaction& transaction) { return find_session(transaction, "hash-a"); })->last_seen,
            at_second(50));
  EXPECT_FALSE(read([](Transaction& transaction) { return find_session(transaction, "hash-b"); }));
  write([](Transaction& transaction) { return remove_sessions(transaction, "filer", "hash-a"); });
  EXPECT_EQ(read([](Transaction& transaction) { return sessions_of(transaction, "filer"); }).size(), 1u);
  write([](Transaction& transaction) {
    return sweep_access(transaction, at_second(101), std::chrono::seconds(1));
  });
  EXPECT_EQ(read([](Transaction& transaction) { return sessions_of(transaction, "filer"); }).size(), 0u);
}

TEST_P(WorkOnEachStore, keeps_credentials_tokens_and_one_time_steps) {
  write([](Transaction& transaction) -> Result<void> {
    TRY_VOID(put_credential(transaction, {"filer", "$argon2id$…", at_second(0), true}));
    TRY_VOID(put_totp(transaction, {"filer", "secret", true, 10}));
    TRY_VOID(put_token(transaction, {"hash", "t", "filer", "脚本", "plan.read", at_second(0), {}, {}, {}}));
    return revoke_token(transaction, "filer", "t", at_second(3));
  });
  EXPECT_TRUE(
      read([](Transaction& transaction) { return find_credential(transaction, "filer"); })->must_change);
  EXPECT_EQ(read([](Transaction& transaction) { return find_token(transaction, "hash"); })->revoked,
            at_second(3));
  auto use = [&](int step) {
    return write([&](Transaction& transaction) { return use_totp_step(transaction, "filer", step); });
  };
  EXPECT_FALSE(use(10));
  EXPECT_TRUE(use(11));
  EXPECT_FALSE(use(11)) << "no step is good twice";
}

TEST_P(WorkOnEachStore, counts_failed_sign_ins_that_come_at_the_same_time) {
  std::vector<std::thread> guesses;
  for (int i = 0; i < 4; ++i)
    guesses.emplace_back([&] {
      for (int round = 0; round < 10; ++round)
        write([](Transaction& transaction) {
          return count_failure(transaction, "account/filer", at_second(1));
        });
    });
  for (std::thread& guess : guesses) guess.join();
  write([](Transaction& transaction) { return lock_until(transaction, "account/filer", at_second(60)); });
  auto out = read([](Transaction& transaction) { return find_lock_out(transaction, "account/filer"); });
  ASSERT_TRUE(out);
  EXPECT_EQ(out->failures, 40);
  EXPECT_EQ(out->until, at_second(60));
}

TEST_P(WorkOnEachStore, gives_an_idempotency_key_to_one_request) {
  IdempotentAnswer answer{"filer", "key", "request", 0, "", "", at_second(0)};
  std::atomic<int> claimed = 0;
  std::vector<std::thread> requests;
  for (int i = 0; i < 4; ++i)
    requests.emplace_back(
        [&] { claimed += write([&](Transaction& transaction) { return claim_key(transaction, answer); }); });
  for (std::thread& request : requests) request.join();
  EXPECT_EQ(claimed, 1);
  answer.status = 201;
  write([&](Transaction& transaction) { return put_answer(transaction, answer); });
  EXPECT_EQ(read([](Transaction& transaction) { return find_answer(transaction, "filer", "key"); })->status,
            201);
}

TEST_P(WorkOnEachStore, gives_each_job_to_one_worker_and_to_another_when_the_lease_runs_out) {
  for (int i = 0; i < 20; ++i)
    write(
        [&](Transaction& transaction) { return add_job(transaction, job("j" + std::to_string(i), "", i)); });
  std::mutex mutex;
  std::multiset<std::string> taken;
  std::vector<std::thread> workers;
  for (int i = 0; i < 4; ++i)
    workers.emplace_back([&, i] {
      while (auto mine = write([&](Transaction& transaction) {
               return take_job(transaction, "worker" + std::to_string(i), at_second(100),
                               std::chrono::seconds(30));
             })) {
        std::lock_guard lock(mutex);
        taken.insert(mine->id);
      }
    });
  for (std::thread& worker : workers) worker.join();
  EXPECT_EQ(taken.size(), 20u);
  EXPECT_EQ(std::set<std::string>(taken.begin(), taken.end()).size(), 20u);
  auto again = write([](Transaction& transaction) {
    return take_job(transaction, "other", at_second(131), std::chrono::seconds(30));
  });
  ASSERT_TRUE(again);
  EXPECT_EQ(again->attempts, 2);
  auto finish = [&](std::string owner) {
    return write([&](Transaction& transaction) {
      return finish_job(transaction, again->id, owner, "done", "", "{}", at_second(140));
    });
  };
  EXPECT_FALSE(finish("worker0")) << "it lost its lease";
  EXPECT_TRUE(finish("other"));
  EXPECT_EQ(read([&](Transaction& transaction) { return find_job(transaction, again->id); })->progress, 1.0);
}

TEST_P(WorkOnEachStore, does_the_same_work_once_and_stops_when_asked) {
  EXPECT_EQ(
      write([](Transaction& transaction) { return add_job(transaction, job("a", "read/sha256:x")); }).id,
      "a");
  EXPECT_EQ(
      write([](Transaction& transaction) { return add_job(transaction, job("b", "read/sha256:x")); }).id,
      "a");
  write([](Transaction& transaction) {
    return take_job(transaction, "w", at_second(1), std::chrono::seconds(30));
  });
  auto report = [&] {
    return write([](Transaction& transaction) {
      return report_progress(transaction, "a", "w", 0.5, "{}", at_second(60));
    });
  };
  EXPECT_TRUE(report());
  write([](Transaction& transaction) { return cancel_job(transaction, "a", at_second(2)); });
  EXPECT_FALSE(report());
  write([](Transaction& transaction) {
    return finish_job(transaction, "a", "w", "cancelled", "", "", at_second(3));
  });
  EXPECT_EQ(
      write([](Transaction& transaction) { return add_job(transaction, job("c", "read/sha256:x")); }).id,
      "c");
}

TEST_P(WorkOnEachStore, numbers_events_in_the_order_in_which_they_become_visible) {
  std::vector<std::thread> writers;
  for (int i = 0; i < 3; ++i)
    writers.emplace_back([&] {
      for (int round = 0; round < 10; ++round)
        write([&](Transaction& transaction) -> Result<void> {
          transaction.announce({0, "task", "filer", "", "", "{}", at_second(round)});
          transaction.announce({0, "plan", "", "320599", "water", "{}", at_second(round)});
          return {};
        });
    });
  for (std::thread& writer : writers) writer.join();
  auto events = read([](Transaction& transaction) { return events_after(transaction, 0, 100); });
  ASSERT_EQ(events.size(), 60u);
  for (std::size_t i = 0; i < events.size(); ++i)
    EXPECT_EQ(events[i].number, static_cast<std::int64_t>(i) + 1);
  EXPECT_EQ(read([](Transaction& transaction) { return last_event(transaction); }), 60);
}

TEST_P(WorkOnEachStore, keeps_settings) {
  write([](Transaction& transaction) -> Result<void> {
    TRY_VOID(put_setting(transaction, {"seal", "\"sm3\"", "boss", at_second(1)}));
    return put_setting(transaction, {"seal", "\"sha256\"", "boss", at_second(2)});
  });
  EXPECT_EQ(read([](Transaction& transaction) { return find_setting(transaction, "seal"); })->value,
            "\"sha256\"");
  EXPECT_EQ(read([](Transaction& transaction) { return settings(transaction); }).size(), 1u);
}

}  // namespace
}  // namespace hengji::store
