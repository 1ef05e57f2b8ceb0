#include "service/workflow.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>

#include "source_tree.h"

namespace hengji::service {
namespace {

TEST(Workflow, PageIsWrittenFromTheTables) {
  auto file = testing::source_dir() / "docs/workflow.md";
  if (std::getenv("HENGJI_UPDATE")) {
    std::ofstream(file, std::ios::binary) << workflow_page();
    GTEST_SKIP() << "docs/workflow.md was written";
  }
  EXPECT_EQ(testing::bytes_of(file), workflow_page());
}

TEST(Workflow, EveryStateIsReachedFromTheDraftAndLeadsToTheClose) {
  auto reached = [](State start, bool forward) {
    std::set<State> seen{start};
    for (bool grows = true; grows;) {
      grows = false;
      for (const Transition& row : transitions()) {
        State from = forward ? row.from : row.to, to = forward ? row.to : row.from;
        if (seen.contains(from)) grows = seen.insert(to).second || grows;
      }
    }
    return seen.size();
  };
  EXPECT_EQ(reached(State::draft, true), state_count);
  EXPECT_EQ(reached(State::closed, false), state_count);
}

TEST(Workflow, WhoeverJudgesIsAnotherPerson) {
  for (const Transition& row : transitions()) {
    using enum Capability;
    bool judges = row.capability == review || row.capability == approve || row.capability == re_evaluate ||
                  row.capability == accept_year || row.capability == demand_rectification;
    EXPECT_EQ(judges && !row.needs_a(Need::another_person), false)
        << name(row.move) << " from " << name(row.from);
  }
}

TEST(Workflow, WhatIsReturnedOrTakenBackNeedsAReason) {
  for (const Transition& row : transitions()) {
    bool takes_back = row.move == Move::return_ || row.move == Move::adjust || row.move == Move::unpublish;
    EXPECT_EQ(row.needs_a(Need::note), takes_back) << name(row.move) << " from " << name(row.from);
  }
}

TEST(Workflow, NoTwoRowsAnswerTheSameMove) {
  for (const Transition& row : transitions())
    for (const Transition& other : transitions()) {
      bool is_same = &row != &other && row.move == other.move && row.from == other.from;
      bool overlaps = row.round == Round::any || other.round == Round::any || row.round == other.round;
      EXPECT_FALSE(is_same && overlaps) << name(row.move) << " from " << name(row.from);
    }
}

TEST(Workflow, NothingIsPublishedBeforeItWasApproved) {
  for (State state :
       {State::draft, State::submitted, State::department_approved, State::returned, State::adjusting})
    for (Round round : {Round::declaration, Round::adjustment})
      EXPECT_EQ(find_transition(Move::publish, state, round), nullptr) << name(state);
}

TEST(Workflow, NamesAreReadBackAsWhatTheyName) {
  for (std::size_t i = 0; i < state_count; ++i)
    EXPECT_EQ(state_named(name(static_cast<State>(i))), static_cast<State>(i));
  for (std::size_t i = 0; i < move_count; ++i)
    EXPECT_EQ(move_named(name(static_cast<Move>(i))), static_cast<Move>(i));
  for (std::size_t i = 0; i < stage_count; ++i)
    EXPECT_EQ(stage_named(name(static_cast<Stage>(i))), static_cast<Stage>(i));
  for (std::size_t i = 0; i < role_count; ++i)
    EXPECT_EQ(role_named(name(static_cast<Role>(i))), static_cast<Role>(i));
  EXPECT_FALSE(state_named("finished"));
  EXPECT_FALSE(move_named("approve"));
  EXPECT_FALSE(role_named("king"));
}

TEST(Rights, WhoMayFileMayNotApproveAndTheAuditorMayChangeNothing) {
  EXPECT_FALSE(grants(Role::filer, Capability::review));
  EXPECT_FALSE(grants(Role::filer, Capability::approve));
  EXPECT_FALSE(grants(Role::department_reviewer, Capability::approve));
  EXPECT_FALSE(grants(Role::administrator, Capability::approve));
  EXPECT_FALSE(grants(Role::administrator, Capability::edit_plan));
  for (Capability capability : granted_to(Role::auditor)) {
    using enum Capability;
    bool only_looks = capability == see_organisation || capability == see_people || capability == see_plans ||
                      capability == compare || capability == see_packs || capability == see_audit;
    EXPECT_TRUE(only_looks) << name(capability);
  }
}

}  // namespace
}  // namespace hengji::service
