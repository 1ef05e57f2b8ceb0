#include "report/findings/terminal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/check.h"
#include "check/page.h"

namespace hengji::report {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A text plan of three lines with one finding that has two sides.
struct Sample {
  Document document{.format = "text"};
  Reading reading;
  FileReport report;

  Sample() {
    document.blocks.push_back(Paragraph{"年度目标：新增科技型企", Location::at_line(9)});
    document.blocks.push_back(Paragraph{"业1500家，其余略。", Location::at_line(10)});
    document.blocks.push_back(Paragraph{"新增科技型企业数 ≥500家 ≥1600家", Location::at_line(120)});
    reading.plans.resize(1);
    reading.plans[0].department.value = "虚构市科学技术局";
    Finding finding{.code = "FIGURE-001",
                    .rule = "goal-figure-differs-from-target",
                    .severity = Severity::confirm,
                    .message = {"两处数值不一致。", "The two figures differ."},
                    .places = {{"新增科技型企业1500家", Location::at_line(9, 10)},
                               {"新增科技型企业数 ≥1600家", Location::at_line(120)}},
                    .found = "1600",
                    .expected = "1500",
                    .difference = "100",
                    .help = {"改成同一个数。", "Make them one."},
                    .basis = {"虚构的依据。", "A fictional basis."}};
    using namespace std::chrono;
    JudgedPlan plan{.plan = &reading.plans[0], .policy = "jiangsu/2025", .as_of = year(2025) / January / 1};
    plan.findings.push_back({finding, {}, {}});
    report = {.source = {.name = "plan.txt"}, .document = &document, .reading = &reading, .plans = {plan}};
  }
};

TEST(Terminal, HelpAndBasisThatAreKeptAreThoseOfTheFinding) {
  const check::Page& page = check::pages().front();
  Sample own, other;
  Finding& finding = own.report.plans[0].findings[0].finding;
  finding.code = page.code;
  finding.help = phrase_of(page.help);
  finding.basis = phrase_of(page.basis);
  other.report.plans[0].findings[0].finding.code = page.code;
  const FindingsText text({.language = Language::zh});
  for (int time = 0; time < 2; ++time) {
    EXPECT_EQ(text.of(own.report), findings_text(own.report, {.language = Language::zh}));
    EXPECT_THAT(text.of(own.report), Not(HasSubstr("虚构的依据。")));
    EXPECT_THAT(text.of(other.report), HasSubstr("    = 依据：虚构的依据。\n"));
  }
}

TEST(Terminal, AFindingShowsBothSidesWithTheirLinesAndTheQuoteUnderlined) {
  Sample sample;
  EXPECT_EQ(findings_text(sample.report, {.language = Language::zh}),
            "须确认[FIGURE-001]：两处数值不一致。\n"
            "   --> plan.txt:9-10\n"
            "    |\n"
            "  9 | 年度目标：新增科技型企\n"
            "    |           ^^^^^^^^^^^^\n"
            " 10 | 业1500家，其余略。\n"
            "    | ^^^^^^^^\n"
            "   ::: plan.txt:120\n"
            "    |\n"
            "120 | 新增科技型企业数 ≥500家 ≥1600家\n"
            "    | ^^^^^^^^^^^^^^^^        ^^^^^^^\n"
            "    |\n"
            "    = 数：所见 1600，另一处 1500，相差 100\n"
            "    = 办法：改成同一个数。\n"
            "    = 依据：虚构的依据。\n"
            "\n"
            "plan.txt 虚构市科学技术局：0 项阻断，1 项须确认，0 项建议\n"
            "按 jiangsu/2025（2025-01-01）审核；规则 0 条：\n");
}

TEST(Terminal, APlaceThatIsNoLineIsSaidInWordsWithItsQuote) {
  Sample sample;
  sample.report.plans[0].findings[0].finding.places = {{"新增科技型企业1500家", Location{.page = 4}}};
  std::string text = findings_text(sample.report, {.language = Language::en});
  EXPECT_NE(text.find("to confirm[FIGURE-001]: The two figures differ.\n"
                      "  --> plan.txt page 4\n"
                      "   |\n"
                      "   | 新增科技型企业1500家\n"),
            std::string::npos)
      << text;
}

TEST(Terminal, ASuppressedFindingIsShownWithItsReasonAndCountsNoMore) {
  Sample sample;
  sample.report.plans[0].findings[0].suppressed_because = "口径不同";
  std::string text = findings_text(sample.report, {.language = Language::zh});
  EXPECT_NE(text.find("须确认[FIGURE-001]"), std::string::npos);
  EXPECT_NE(text.find("= 已说明理由：口径不同\n"), std::string::npos);
  EXPECT_NE(text.find("0 项须确认，0 项建议；另有 1 项已说明理由"), std::string::npos) << text;
}

TEST(Terminal, ColoursAreOnlyAddedNeverInPlaceOfWords) {
  Sample sample;
  std::string plain = findings_text(sample.report, {.in_color = false});
  std::string colored = findings_text(sample.report, {.in_color = true});
  EXPECT_EQ(plain.find('\x1b'), std::string::npos);
  std::string stripped;
  for (std::size_t i = 0; i < colored.size(); ++i) {
    if (colored[i] == '\x1b') {
      i = colored.find('m', i);
    } else {
      stripped += colored[i];
    }
  }
  EXPECT_EQ(stripped, plain);
}

}  // namespace
}  // namespace hengji::report
