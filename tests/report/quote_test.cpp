#include "report/findings/quote.h"

#include <gtest/gtest.h>

#include <string>

namespace hengji::report {
namespace {

/// The marked stretches as text, a line each.
std::vector<std::string> marked(std::vector<std::string_view> lines, std::string_view quote) {
  std::vector<std::string> found;
  for (const Mark& mark : find_quote(lines, quote))
    found.emplace_back(lines[mark.line].substr(mark.begin, mark.end - mark.begin));
  return found;
}

using Texts = std::vector<std::string>;

TEST(Quote, AQuoteIsFoundWhereItStands) {
  EXPECT_EQ(marked({"目标：新增科技型企业1500家，其余略"}, "新增科技型企业1500家"),
            Texts{"新增科技型企业1500家"});
}

TEST(Quote, AQuoteThatWrapsIsMarkedOnEachLine) {
  EXPECT_EQ(marked({"完成技术合同成交", "额超100亿元，其余"}, "完成技术合同成交额超100亿元"),
            (Texts{"完成技术合同成交", "额超100亿元"}));
}

TEST(Quote, WhiteSpaceAndFormsOfSignsCountForNothing) {
  EXPECT_EQ(marked({"预算执行率    ＝１００%"}, "预算执行率 =100%"), Texts{"预算执行率    ＝１００%"});
}

TEST(Quote, PiecesWithAnotherColumnBetweenThemAreMarkedEach) {
  EXPECT_EQ(marked({"科技型中小企业入库数 ≥0家 ≥2400家"}, "科技型中小企业入库数 ≥2400家"),
            (Texts{"科技型中小企业入库数", "≥2400家"}));
}

TEST(Quote, NothingIsMarkedWhenAPieceIsMissing) {
  EXPECT_EQ(marked({"科技型中小企业入库数 ≥0家"}, "科技型中小企业入库数 ≥2400家"), Texts{});
  EXPECT_EQ(marked({"甲"}, ""), Texts{});
  EXPECT_EQ(marked({}, "甲"), Texts{});
}

TEST(Quote, PiecesAreTakenInTheirOrder) {
  EXPECT_EQ(marked({"≥5家 企业数 ≥5家"}, "企业数 ≥5家"), Texts{"企业数 ≥5家"});
  EXPECT_EQ(marked({"≥5家 企业数 ≥3家"}, "企业数 ≥5家"), Texts{});
}

}  // namespace
}  // namespace hengji::report
