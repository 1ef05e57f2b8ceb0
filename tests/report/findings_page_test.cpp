#include "report/html/findings_page.h"

#include <gtest/gtest.h>

#include <set>

namespace hengji::report {
namespace {

/// A plan of one table row and one line, with a finding on both.
struct Sample {
  Document document{.format = "text"};
  Reading reading;
  FileReport report;

  explicit Sample(std::string goal = "年度目标：新增科技型企业1500家", int lines = 0) {
    for (int i = 0; i < lines; ++i)
      document.blocks.push_back(Paragraph{"其他文字", Location::at_line(100 + i)});
    document.blocks.push_back(Paragraph{goal, Location::at_line(9)});
    Table table{.rows = 1, .columns = 2};
    for (int column = 0; column < 2; ++column) {
      Cell cell;
      cell.column = column;
      cell.text = column == 0 ? "新增科技型企业数" : "≥1600家";
      cell.at = Location{.table = 1, .row = 1, .column = column + 1};
      table.cells.push_back(cell);
    }
    document.blocks.push_back(table);
    reading.plans.resize(1);
    Finding finding{
        .code = "FIGURE-001", .severity = Severity::confirm, .message = {"不一致", "they differ"}};
    finding.places = {{"新增科技型企业1500家", Location::at_line(9)},
                      {"新增科技型企业数 ≥1600家", Location{.table = 1, .row = 1, .column = 1}}};
    JudgedPlan plan{.plan = &reading.plans[0], .policy = "jiangsu/2025"};
    plan.findings.push_back({finding, {}, {}});
    report = {.source = {.name = "plan.txt"}, .document = &document, .reading = &reading, .plans = {plan}};
  }

  std::string page(Language language = Language::zh) const {
    FindingsPage page(language);
    std::string html = page.begin() + page.section(report, 1);
    page.add_line("plan.txt", 1, totals_of(report));
    return html + page.end();
  }
};

std::set<std::string> attributes(const std::string& html, const std::string& before) {
  std::set<std::string> values;
  for (std::size_t at = html.find(before); at != std::string::npos; at = html.find(before, at + 1)) {
    std::size_t start = at + before.size();
    values.insert(html.substr(start, html.find('"', start) - start));
  }
  return values;
}

TEST(FindingsPage, EveryLinkLeadsToAPlaceOnThePage) {
  std::string html = Sample().page();
  std::set<std::string> links = attributes(html, "href=\"#"), anchors = attributes(html, "id=\"");
  EXPECT_GE(links.size(), 3u);
  for (const std::string& link : links) EXPECT_TRUE(anchors.contains(link)) << link;
}

TEST(FindingsPage, NothingIsFetchedFromElsewhere) {
  std::string html = Sample().page();
  for (const char* word : {"http:", "https:", "<script", "<link", "<img", "url(", "@import"})
    EXPECT_EQ(html.find(word), std::string::npos) << word;
}

TEST(FindingsPage, TheQuotesAreMarkedInTheLineAndInTheCells) {
  std::string html = Sample().page();
  EXPECT_NE(
      html.find("年度目标：<span id=\"m1-1-1\"></span><mark class=\"confirm\">新增科技型企业1500家</mark>"),
      std::string::npos);
  EXPECT_NE(html.find("<mark class=\"confirm\">新增科技型企业数</mark>"), std::string::npos);
  EXPECT_NE(html.find("<mark class=\"confirm\">≥1600家</mark>"), std::string::npos);
}

TEST(FindingsPage, TextOfThePlanIsNeverMarkup) {
  std::string html = Sample("<script>alert('1')</script> & \"新增科技型企业1500家\"").page();
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_NE(html.find("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;"), std::string::npos);
}

TEST(FindingsPage, OfALongDocumentOnlyTheSurroundingsOfTheMarksAreShown) {
  std::string html = Sample("年度目标：新增科技型企业1500家", 6000).page();
  EXPECT_NE(html.find("文件较长"), std::string::npos);
  EXPECT_NE(html.find("<mark class=\"confirm\">新增科技型企业1500家</mark>"), std::string::npos);
  EXPECT_EQ(html.find("其他文字"), std::string::npos);
}

TEST(FindingsPage, EnglishIsEnglishThroughout) {
  std::string html = Sample().page(Language::en);
  EXPECT_NE(html.find("<html lang=\"en\">"), std::string::npos);
  EXPECT_NE(html.find("they differ"), std::string::npos);
  EXPECT_NE(html.find("line 9"), std::string::npos);
  EXPECT_EQ(html.find("须确认"), std::string::npos);
}

}  // namespace
}  // namespace hengji::report
