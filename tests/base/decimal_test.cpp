#include "base/decimal.h"

#include <gtest/gtest.h>

namespace hengji {
namespace {

Decimal figure(std::string_view text) {
  return Decimal::parse(text).value();
}

TEST(Decimal, KeepsItsPlacesAndEqualsTheShorterForm) {
  EXPECT_EQ(figure("12.50").to_string(), "12.50");
  EXPECT_EQ(figure("12.50"), figure("12.5"));
  EXPECT_EQ(figure("12.50").normalized(), "12.5");
  EXPECT_EQ(figure("-0.05").to_string(), "-0.05");
  EXPECT_EQ(figure("11,200.06").to_string(), "11200.06");
}

TEST(Decimal, RefusesWhatIsNoFigure) {
  for (const char* text : {"", "-", ".", "1.", ".5", "1,20", "1,2000", "12,34,567", "1e5", "１２", "1 2",
                           "--1", "1.2.3", "1.2,345", "12345678901234567890123456789", "0.1234567890123"})
    EXPECT_FALSE(Decimal::parse(text)) << text;
}

TEST(Decimal, AddsAndComparesExactly) {
  EXPECT_EQ((figure("30") + figure("30") + figure("29.99")).to_string(), "89.99");
  EXPECT_EQ(figure("2400") - figure("2300"), Decimal(100));
  EXPECT_LT(figure("-1.01"), figure("-1.001"));
  EXPECT_GT(figure("9999999999999999999999999999"), figure("0.000000000001"));
}

TEST(Decimal, MovesItsPointBetweenYuanAndTenThousands) {
  EXPECT_EQ(figure("11200.06").shifted(4)->to_string(), "112000600");
  EXPECT_EQ(figure("387664.62").shifted(-4)->to_string(), "38.766462");
  EXPECT_FALSE(figure("9999999999999999999999999999").shifted(28));
}

}  // namespace
}  // namespace hengji
