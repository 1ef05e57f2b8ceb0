#include "base/ratio.h"

#include <gtest/gtest.h>

namespace hengji {
namespace {

Ratio ratio(std::string_view text) {
  return Decimal::parse(text).value();
}

std::string rounded(const Ratio& value, int places, Rounding mode = Rounding::half_up) {
  return value.rounded(places, mode)->to_string();
}

TEST(Ratio, LosesNoDigitUntilItIsRounded) {
  Ratio third = Ratio(1) / Ratio(3);
  EXPECT_EQ(third + third + third, Ratio(1));
  EXPECT_EQ(ratio("0.9287") * Ratio(10), ratio("9.287"));
  EXPECT_EQ(rounded(ratio("0.9287") * Ratio(10), 2), "9.29");
}

TEST(Ratio, RoundsByTheModeThatPolicyNames) {
  EXPECT_EQ(rounded(ratio("89.995"), 2), "90.00");
  EXPECT_EQ(rounded(ratio("89.995"), 2, Rounding::down), "89.99");
  EXPECT_EQ(rounded(ratio("89.985"), 2, Rounding::half_even), "89.98");
  EXPECT_EQ(rounded(ratio("-2.5"), 0), "-3");
  EXPECT_EQ(rounded(ratio("-2.5"), 0, Rounding::down), "-2");
  EXPECT_EQ(rounded(ratio("-0.004"), 2), "0.00");
  EXPECT_EQ(rounded(Ratio(2) / Ratio(3), 4), "0.6667");
}

TEST(Ratio, ComparesWhereTheProductsDoNotFit) {
  Ratio a = Ratio::of(static_cast<__int128>(1) << 100, (static_cast<__int128>(1) << 90) + 1);
  Ratio b = Ratio::of((static_cast<__int128>(1) << 100) + 1, (static_cast<__int128>(1) << 90) + 1);
  EXPECT_LT(a, b);
  EXPECT_GT(-a, -b);
  EXPECT_LT(-a, a);
  EXPECT_LT(ratio("-0.5"), ratio("-0.25"));
}

TEST(Ratio, SaysThatItIsOutOfRangeInsteadOfBeingWrong) {
  Ratio large = Ratio::of(static_cast<__int128>(1) << 120, 1);
  EXPECT_FALSE((large * large).is_in_range());
  EXPECT_FALSE((large * large - large).is_in_range());
  EXPECT_FALSE((large * large).rounded(2, Rounding::half_up));
  EXPECT_TRUE((large * (Ratio(1) / large)).is_in_range());
}

TEST(Ratio, ShowsItsReducedForm) {
  EXPECT_EQ(ratio("0.928").to_string(), "116/125");
  EXPECT_EQ((Ratio(-6) / Ratio(3)).to_string(), "-2");
}

}  // namespace
}  // namespace hengji
