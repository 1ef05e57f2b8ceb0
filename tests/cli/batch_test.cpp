#include "cli/batch.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

namespace hengji::cli {
namespace {

/// Work that takes longest for the first of every ten.
Outcome uneven(std::size_t number) {
  if (number % 10 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(3));
  return {.out = std::to_string(number)};
}

TEST(Batch, OutcomesComeInOrderWhateverTheNumberOfThreads) {
  for (int jobs : {1, 2, 5}) {
    std::string all;
    in_order(100, jobs, uneven, [&](std::size_t, Outcome& outcome) { all += outcome.out + " "; });
    std::string expected;
    for (int i = 0; i < 100; ++i) expected += std::to_string(i) + " ";
    EXPECT_EQ(all, expected) << jobs;
  }
}

TEST(Batch, EveryNumberIsWorkedOnOnce) {
  std::atomic<int> runs = 0;
  int taken = 0;
  in_order(
      1000, 4, [&](std::size_t) { return ++runs, Outcome{}; }, [&](std::size_t, Outcome&) { ++taken; });
  EXPECT_EQ(runs, 1000);
  EXPECT_EQ(taken, 1000);
}

TEST(Batch, ThreadsDoNotRunFarAheadOfTheFirstUnfinishedFile) {
  std::atomic<std::size_t> furthest = 0, handed_over = 0;
  std::atomic<std::size_t> most_ahead = 0;
  auto work = [&](std::size_t number) {
    if (number == 0) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    furthest = std::max(furthest.load(), number);
    most_ahead = std::max(most_ahead.load(), furthest - handed_over);
    return Outcome{};
  };
  in_order(5000, 2, work, [&](std::size_t number, Outcome&) { handed_over = number; });
  EXPECT_LE(most_ahead, 2u * 64u);
}

TEST(Batch, AnEmptyBatchEnds) {
  in_order(
      0, 4, [](std::size_t) { return Outcome{}; }, [](std::size_t, Outcome&) { FAIL(); });
}

}  // namespace
}  // namespace hengji::cli
