#include "forms/flat/way.h"

#include <gtest/gtest.h>

namespace hengji::forms::flat {
namespace {

TEST(Way, keeps_its_worth_and_the_column_before) {
  for (Score score : {0, 1, -1, -60, 1'000'000, -999'999'999})
    for (int before : {-1, 0, 1, 40}) {
      const Way way(score, before);
      EXPECT_EQ(way.score(), score);
      EXPECT_EQ(way.before(), before);
      EXPECT_EQ((way + Way::step(-25)).score(), score - 25);
      EXPECT_EQ((way + Way::step(-25)).before(), before);
    }
}

TEST(Way, is_taken_for_what_it_is_worth_and_then_for_the_column_further_left) {
  Way best;
  EXPECT_EQ(best.score(), impossible);
  best.take_better({-10, 3});
  best.take_better({-20, 0});
  EXPECT_EQ(best.before(), 3);
  best.take_better({-10, 1});
  best.take_better({-10, 2});
  EXPECT_EQ(best.before(), 1);
  EXPECT_EQ(best.score(), -10);
}

}  // namespace
}  // namespace hengji::forms::flat
