#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "readers/reader.h"

namespace hengji {
namespace {

using ::testing::HasSubstr;

std::string outline_of(const std::string& page, const std::string& name = "目标.html") {
  auto document = readers::read({name, page});
  return document ? outline(*document) : document.error().message.en;
}

/// The outline without its first line.
std::string body_of(const std::string& page) {
  std::string text = outline_of("<html><body>" + page + "</body></html>");
  return text.substr(text.find('\n') + 1);
}

TEST(Html, SpansPlaceTheCellsBesideAndBelowThem) {
  EXPECT_EQ(body_of("<table><tr><td rowspan=2>产出</td><td "
                    "colspan='2'>数量</td></tr><tr><td>新增</td><td>≥500家</td></tr></table>"),
            "table 2 × 3 @ table 1\n"
            "  0,0 +2×1 «产出»\n"
            "  0,1 +1×2 «数量»\n"
            "  1,1 «新增»\n"
            "  1,2 «≥500家»\n");
}

TEST(Html, ARowSpanOfZeroReachesTheEndOfItsGroupAndNoSpanLeavesIt) {
  EXPECT_EQ(
      body_of("<table><thead><tr><th>甲<th>乙</tr></thead><tbody><tr><td rowspan=0>长<td>1<tr><td>2</tbody>"
              "<tbody><tr><td rowspan=9>出<td>3</tr></tbody></table>"),
      "table 4 × 2 @ table 1\n"
      "  0,0 «甲»\n"
      "  0,1 «乙»\n"
      "  1,0 +2×1 «长»\n"
      "  1,1 «1»\n"
      "  2,1 «2»\n"
      "  3,0 «出»\n"
      "  3,1 «3»\n");
}

TEST(Html, OverlappingSpansAreCutSoThatEachPlaceHasOneCell) {
  EXPECT_EQ(body_of("<table><tr><td>1<td>2<td rowspan=2>3<tr><td colspan=3>4</table>"),
            "table 2 × 3 @ table 1\n  0,0 «1»\n  0,1 «2»\n  0,2 +2×1 «3»\n  1,0 +1×2 «4»\n");
}

TEST(Html, ColumnSpansWithoutColumnsOfTheirOwnCountForNothing) {
  EXPECT_EQ(body_of("<table><tr><td>1<td colspan=99>2<tr><td>3<td>4</table>"),
            "table 2 × 2 @ table 1\n  0,0 «1»\n  0,1 «2»\n  1,0 «3»\n  1,1 «4»\n");
}

TEST(Html, FeetStandLastWhereverTheyAreWritten) {
  EXPECT_EQ(body_of("<table><tfoot><tr><td>合计<td>9</tfoot><tbody><tr><td>甲<td>9</tbody></table>"),
            "table 2 × 2 @ table 1\n  0,0 «甲»\n  0,1 «9»\n  1,0 «合计»\n  1,1 «9»\n");
}

TEST(Html, TablesThatOnlyLayOutThePageAreUnwrapped) {
  EXPECT_EQ(body_of("<div class=nav>首页</div><table "
                    "width=100%><tr><td><table><tr><td>来源</td><td>字号</td></tr></table></td></tr>"
                    "<tr><td><p>绩效目标表</p><table><tr><td>单位</td><td>某局</td></tr></table><p>说明</p></"
                    "td></tr></table>"),
            "paragraph «首页»\n"
            "table 1 × 2 @ table 2\n"
            "  0,0 «来源»\n"
            "  0,1 «字号»\n"
            "paragraph «绩效目标表»\n"
            "table 1 × 2 @ table 3\n"
            "  0,0 «单位»\n"
            "  0,1 «某局»\n"
            "paragraph «说明»\n");
}

TEST(Html, LineBreaksAndParagraphsStayAndSourceWrapsOfChineseTextGo) {
  EXPECT_EQ(body_of("<table><tr><td>（一）负责\n   低保；<br>（二）核对<p>第二 "
                    "段</p>a\nb</td><td>&nbsp;</td></tr></table>"),
            "table 1 × 2 @ table 1\n  0,0 «（一）负责低保；⏎（二）核对⏎第二 段⏎a b»\n  0,1 «»\n");
}

TEST(Html, EntitiesAreCharacters) {
  EXPECT_EQ(body_of("<p>&ge;500&#23478; &lt;5% &amp;nbsp; &#x2264;1 &copy</p>"),
            "paragraph «≥500家 <5% &nbsp; ≤1 ©»\n");
}

TEST(Html, WhatIsNotDisplayedIsNotReadAndHiddenRowsAreRemarked) {
  EXPECT_EQ(body_of("<script>x</script><style>p{}</style><p style='DISPLAY : none'>a</p><p hidden>b</p>"
                    "<table><tr><td>1<td>2<tr style='display:none'><td>3<td>4</table>"),
            "table 1 × 2 @ table 1\n  0,0 «1»\n  0,1 «2»\n"
            "remark hidden-rows: 1 table rows of the web page are not displayed and were not read.\n");
}

TEST(Html, FormControlsShowTheirState) {
  EXPECT_EQ(body_of("<p><input type=checkbox checked>是<input type=radio>否 <input value='2400'><textarea>填 "
                    "写</textarea></p>"),
            "paragraph «☑是□否 2400填 写»\n");
}

TEST(Html, OrderedListsShowTheirNumbers) {
  EXPECT_EQ(body_of("<ol start=3><li>甲<li>乙</ol><ul><li>丙</ul>"),
            "paragraph «3. 甲»\nparagraph «4. 乙»\nparagraph «丙»\n");
}

TEST(Html, TagSoupIsReadAsBrowsersReadIt) {
  EXPECT_EQ(body_of("<table><tr><td><b>甲<td><i>乙</b></i><tr>丢<td>丙<td>丁</table><td>戊"),
            "paragraph «丢»\ntable 2 × 2 @ table 1\n  0,0 «甲»\n  0,1 «乙»\n  1,0 «丙»\n  1,1 "
            "«丁»\nparagraph «戊»\n");
}

TEST(Html, TablesMayStandInCaptionsOfTables) {
  std::string body =
      body_of("<table><caption>外<table><caption>内<table><tr><td>甲</td></tr></table></caption>"
              "<tr><td>乙</td></tr></table></caption><tr><td>丙</td><td>丁</td></tr></table>");
  for (const char* said : {"外", "内", "甲", "乙", "丙", "丁"}) EXPECT_THAT(body, HasSubstr(said));
}

TEST(Html, CellsOfOtherLanguagesAreNoCells) {
  EXPECT_THAT(body_of("<table><tr><td>满意度<math><td>数</td></math></td><td>≥90%</td></tr></table>"),
              HasSubstr("≥90%"));
}

TEST(Html, PagesAreDecodedByTheirBytesBeforeTheirClaims) {
  const std::string gbk = "\xd6\xb8\xb1\xea\xd6\xb5";  // 指标值
  EXPECT_THAT(outline_of("<html><meta charset=gb2312><p>" + gbk), HasSubstr("«指标值»"));
  EXPECT_THAT(outline_of("<html><meta http-equiv=x content='text/html; charset=GBK'><p>" + gbk),
              HasSubstr("«指标值»"));
  EXPECT_THAT(outline_of("<html><p>" + gbk), HasSubstr("«指标值»"));
  EXPECT_THAT(outline_of("<html><meta charset=utf-8><p>" + gbk), HasSubstr("«指标值»"));
  EXPECT_THAT(outline_of("<html><meta charset=gb2312><p>指标值"), HasSubstr("«指标值»"));
  EXPECT_THAT(outline_of("<html><meta charset=big5><p>\xab\xfc\xbc\xd0"), HasSubstr("«指標»"));
  std::string utf16 = "\xff\xfe";
  for (char16_t unit : std::u16string(u"<html><p>指标值")) {
    utf16 += static_cast<char>(unit & 0xff);
    utf16 += static_cast<char>(unit >> 8);
  }
  EXPECT_THAT(outline_of(utf16), HasSubstr("«指标值»"));
}

TEST(Html, APageIsAPageWhateverItsNameSays) {
  EXPECT_THAT(outline_of("\xef\xbb\xbf  <table><tr><td>1<td>2</table>", "报表.xls"),
              HasSubstr("document html"));
  EXPECT_THAT(
      outline_of(
          "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body><p class=MsoNormal>甲<o:p></o:p>",
          "方案.doc"),
      HasSubstr("paragraph «甲»"));
}

TEST(Html, SingleFilePagesOfWordProcessorsAreUnpacked) {
  EXPECT_EQ(
      outline_of(
          "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=\"----=_Next.Ab\"\r\n\r\n"
          "------=_Next.Ab\r\nContent-Location: a.htm\r\nContent-Transfer-Encoding: quoted-printable\r\n"
          "Content-Type: text/html; charset=\"gb2312\"\r\n\r\n"
          "<html><p title=3D'x'>=D6=B8=B1=\r\n=EA</p></html>\r\n------=_Next.Ab--\r\n",
          "表.mht"),
      "document html, 0 pages\nparagraph «指标»\n");
}

TEST(Html, PagesBuiltToExplodeEndAtALimit) {
  std::string page = "<html><p>";
  for (int i = 0; i < 3000; ++i) page += "<b id=" + std::to_string(i) + ">";
  for (int i = 0; i < 20'000; ++i) page += "<p>x";
  EXPECT_THAT(outline_of(page),
              ::testing::AnyOf(HasSubstr("needs more than 320 MiB"), HasSubstr("longer than 8 seconds")));
}

TEST(Html, DeepNestingOfElementsIsHarmlessAndOfTablesALimit) {
  std::string divs;
  for (int i = 0; i < 20'000; ++i) divs += "<div>";
  EXPECT_EQ(body_of(divs + "深"), "paragraph «深»\n");
  std::string tables;
  for (int i = 0; i < 100; ++i) tables += "<table><tr><td>";
  EXPECT_THAT(outline_of("<html>" + tables), HasSubstr("nested deeper than 64"));
}

TEST(Html, APageOfPicturesSaysThatItHasNoText) {
  EXPECT_EQ(body_of("<img src=1.png><img src=2.png>"),
            "unread: The web page holds 2 pictures and no text.\n");
}

}  // namespace
}  // namespace hengji
