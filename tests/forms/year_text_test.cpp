#include "forms/year_text.h"

#include <gtest/gtest.h>

namespace hengji::forms {
namespace {

class YearLine : public ::testing::TestWithParam<std::string_view> {};

TEST_P(YearLine, NamesTheYear) {
  EXPECT_EQ(year_line(GetParam()), 2026);
}

INSTANTIATE_TEST_SUITE_P(Wordings, YearLine,
                         ::testing::Values("2026年", "2026年度", "（2026年度）", "[2026年度]", "2026年上半年",
                                           "（2026年1-6月）", "（2026年1—7月）", "2026年1月至6月",
                                           "２０２６年1月～9月", "（2026年度前三季度）"));

class NoYearLine : public ::testing::TestWithParam<std::string_view> {};

TEST_P(NoYearLine, SaysSomethingElse) {
  EXPECT_EQ(year_line(GetParam()), std::nullopt);
}

// The day on which somebody wrote a form is often in the year before.
INSTANTIATE_TEST_SUITE_P(Wordings, NoYearLine,
                         ::testing::Values("2026年1月15日", "2026年1月", "2026", "2026年度水务局", "年度",
                                           "本年上半年", "2026年1-6月执行情况", "2026年1-2026年6月"));

}  // namespace
}  // namespace hengji::forms
