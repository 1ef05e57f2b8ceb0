#include "readers/scan/scan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <span>

#include "readers/process.h"
#include "readers/scan/plausible.h"
#include "readers/scan/seen.h"
#include "source_tree.h"

namespace hengji::readers::scan {
namespace {

using ::testing::HasSubstr;

/// The table that tests/readers/scans/make.py draws.
constexpr std::string_view drawn_cells[] = {"0,0 单位名称",
                                            "0,1 云岭县水务局(虚构)",
                                            "0,3 预算金额(万元)",
                                            "0,4 1,286.50",
                                            "1,0 一级指标",
                                            "1,1 二级指标",
                                            "1,2 三级指标",
                                            "1,3 指标值",
                                            "1,4 单位",
                                            "1,5 完成",
                                            "2,0 产出指标",
                                            "2,1 数量指标",
                                            "2,2 新建泵站数量",
                                            "2,3 ≥12",
                                            "2,4 座",
                                            "2,5 √",
                                            "3,2 河道清淤长度",
                                            "3,3 =35.6",
                                            "3,4 公里",
                                            "3,5 ",
                                            "4,1 质量指标",
                                            "4,2 工程验收合格率",
                                            "4,3 ≥98%",
                                            "4,4 ",
                                            "4,5 √",
                                            "5,0 效益指标",
                                            "5,1 社会效益",
                                            "5,2 供水投诉件数",
                                            "5,3 ≤20",
                                            "5,4 件",
                                            "5,5 —",
                                            "6,0 满意度指标",
                                            "6,1 服务对象",
                                            "6,2 用水户满意度",
                                            "6,3 ≥90%",
                                            "6,4 ",
                                            "6,5 /"};

/// The rows of it on the pages that are turned.
constexpr std::string_view short_cells[] = {
    "0,0 单位名称", "0,1 云岭县水务局(虚构)", "0,3 预算金额(万元)", "0,4 1,286.50", "1,0 一级指标",
    "1,1 二级指标", "1,2 三级指标",           "1,3 指标值",         "1,4 单位",     "1,5 完成",
    "2,0 效益指标", "2,1 社会效益",           "2,2 供水投诉件数",   "2,3 ≤20",      "2,4 件",
    "2,5 —"};

class ScanReader : public ::testing::Test {
 protected:
  static std::filesystem::path folder() { return hengji::testing::source_dir() / "tests/readers/scans"; }

  void SetUp() override {
    if (!std::filesystem::exists(hengji::testing::source_dir() / "build/ocr/alphabet.txt"))
      GTEST_SKIP() << "the text recognition is not installed: run tools/ocr/install";
  }

  static Document document_of(const std::string& name) {
    std::string bytes = hengji::testing::bytes_of(folder() / name);
    auto document = readers::read({name, bytes});
    EXPECT_TRUE(document) << name << (document ? "" : document.error().message.en);
    return document ? *document : Document{};
  }

  /// "row,column text" of each cell, brackets and white space made alike.
  static std::vector<std::string> cells_of(const Table& table) {
    std::vector<std::string> cells;
    for (const Cell& cell : table.cells) {
      std::string text = std::to_string(cell.row) + "," + std::to_string(cell.column) + " ";
      for (std::size_t i = 0; i < cell.text.size(); ++i) {
        std::string_view rest = std::string_view(cell.text).substr(i);
        bool opens = rest.starts_with("（"), closes = rest.starts_with("）");
        if (opens || closes) i += 2;
        if (opens || closes)
          text += opens ? '(' : ')';
        else if (cell.text[i] != ' ' && cell.text[i] != '\n')
          text += cell.text[i];
      }
      cells.push_back(text);
    }
    return cells;
  }

  static std::vector<const Table*> tables_of(const Document& document) {
    std::vector<const Table*> tables;
    for (const Block& block : document.blocks)
      if (const auto* table = std::get_if<Table>(&block)) tables.push_back(table);
    return tables;
  }

  static void expect_tables(const Document& document, std::span<const std::string_view> cells,
                            std::size_t count) {
    auto tables = tables_of(document);
    ASSERT_EQ(tables.size(), count);
    for (const Table* table : tables) EXPECT_THAT(cells_of(*table), ::testing::ElementsAreArray(cells));
  }
  static void expect_drawn_table(const Document& document, std::size_t count = 1) {
    expect_tables(document, drawn_cells, count);
  }

  static bool has_remark(const Document& document, std::string_view code) {
    return std::any_of(document.remarks.begin(), document.remarks.end(),
                       [&](const Remark& remark) { return remark.code == code; });
  }
};

TEST_F(ScanReader, ReadsEveryCellOfATiltedNoisyPage) {
  Document document = document_of("tilted-200.jpg");
  expect_drawn_table(document);
  EXPECT_EQ(document.format, "jpeg");
  EXPECT_EQ(document.pages, 1);
}

TEST_F(ScanReader, ReadsSmallTypeAtALowResolution) {
  expect_drawn_table(document_of("small-150.jpg"));
}

TEST_F(ScanReader, ReadsEachPageOfAFax) {
  Document document = document_of("two-pages-300.tiff");
  expect_tables(document, short_cells, 2);
  EXPECT_EQ(document.pages, 2);
  EXPECT_EQ(tables_of(document)[1]->at.page, 2);
}

TEST_F(ScanReader, LeavesNoSmudgedCellBlankWithoutAWord) {
  Document document = document_of("smudged-200.jpg");
  auto tables = tables_of(document);
  ASSERT_EQ(tables.size(), 1u);
  ASSERT_THAT(cells_of(*tables[0]), ::testing::SizeIs(std::size(drawn_cells)));
  auto remarked = [&](const Cell& cell) {
    auto same = [&](const Location& at) { return at.box() && *at.box() == *cell.at.box(); };
    return std::any_of(document.remarks.begin(), document.remarks.end(),
                       [&](const Remark& one) { return same(one.at); }) ||
           std::any_of(document.unread.begin(), document.unread.end(),
                       [&](const Unread& one) { return same(one.at); });
  };
  std::vector<std::string> unsaid, blank;
  for (std::size_t i = 0; i < tables[0]->cells.size(); ++i) {
    const Cell& cell = tables[0]->cells[i];
    std::string seen = cells_of(*tables[0])[i];
    if (seen != drawn_cells[i] && !remarked(cell)) unsaid.push_back(seen);
    if (drawn_cells[i].ends_with(" ") && remarked(cell)) blank.push_back(seen);
  }
  EXPECT_THAT(unsaid, ::testing::IsEmpty());
  EXPECT_THAT(blank, ::testing::IsEmpty()) << "a blank cell was taken for a smudged one";
  ASSERT_FALSE(document.unread.empty());
  EXPECT_EQ(document.unread[0].at.page, 1);
  EXPECT_THAT(document.unread[0].why.zh, HasSubstr("行第 4 列"));
}

TEST_F(ScanReader, TurnsAPageThatIsUpsideDownAndSaysSo) {
  Document document = document_of("upside-down.png");
  expect_tables(document, short_cells, 1);
  EXPECT_TRUE(has_remark(document, "turned-page"));
}

TEST_F(ScanReader, TurnsAPageThatLiesOnItsSide) {
  Document document = document_of("on-its-side.png");
  expect_tables(document, short_cells, 1);
  EXPECT_TRUE(has_remark(document, "turned-page"));
}

TEST_F(ScanReader, FindsColumnsByAlignmentWhereNothingIsRuled) {
  expect_drawn_table(document_of("unruled.png"));
}

TEST_F(ScanReader, ReadsTextUnderARedSealAndSaysThatTheSealWasLeftOut) {
  Document document = document_of("sealed.jpg");
  expect_drawn_table(document);
  EXPECT_TRUE(has_remark(document, "seal-left-out"));
}

TEST_F(ScanReader, PlacesCellsInPointsOfThePage) {
  Document document = document_of("tilted-200.jpg");
  auto tables = tables_of(document);
  ASSERT_EQ(tables.size(), 1u);
  // make.py puts the table 40 points from the left, 80 from the top, rows of 26, and turns the page by 0.8
  // degrees.
  const Location& first = tables[0]->cells[0].at;
  EXPECT_EQ(first.page, 1);
  ASSERT_TRUE(first.box());
  EXPECT_NEAR(first.box()->x0, 40, 4);
  EXPECT_NEAR(first.box()->y0, 80, 6);
  EXPECT_NEAR(first.box()->y1 - first.box()->y0, 26, 2);
}

/// The bytes of a fixture as far as a fault of transmission left them.
std::string cut_short(const std::filesystem::path& file, double share) {
  std::string bytes = hengji::testing::bytes_of(file);
  bytes.resize(std::size_t(double(bytes.size()) * share));
  return bytes;
}

TEST_F(ScanReader, RefusesATruncatedPictureInAClearSentence) {
  for (const char* name : {"upside-down.png", "tilted-200.jpg", "plain.bmp", "two-pages-300.tiff"}) {
    std::string bytes = cut_short(folder() / name, 0.05);
    auto document = readers::read({name, bytes});
    ASSERT_FALSE(document) << name;
    EXPECT_EQ(document.error().kind, Error::Kind::damaged) << name;
    EXPECT_THAT(document.error().message.zh, HasSubstr("损坏")) << name;
  }
}

TEST_F(ScanReader, RefusesAPictureThatUnpacksToMoreThanTheLimit) {
  // A bitmap of 60,000 by 60,000 pixels, of which nothing but the head is there.
  std::string bytes = hengji::testing::bytes_of(folder() / "plain.bmp");
  for (std::size_t side : {18, 22}) bytes.replace(side, 4, std::string("\x60\xEA\0\0", 4));
  auto document = readers::read({"巨幅.bmp", bytes});
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().kind, Error::Kind::limit);
  EXPECT_THAT(document.error().message.zh, HasSubstr("像素"));
}

TEST(ScanPage, TellsUncertainCharactersWithTheirPlace) {
  SeenPage page;
  page.shown = {.number = 3, .width = 595, .height = 842};
  page.shown.glyphs.push_back({"预算执行率", {100, 100, 160, 112}, 0.99});
  page.shown.glyphs.push_back({"95%", {100, 300, 130, 312}, 0.31});
  Document document;
  append(page, document);
  ASSERT_EQ(document.remarks.size(), 1u);
  EXPECT_EQ(document.remarks[0].code, "uncertain-characters");
  EXPECT_THAT(document.remarks[0].message.zh, HasSubstr("95%"));
  EXPECT_EQ(document.remarks[0].at.page, 3);
  EXPECT_NEAR(document.remarks[0].at.box()->y0, 300, 1);
}

TEST(ScanPage, LeavesSpecksOutOfCellsAndAsksToCompareThem) {
  SeenPage page;
  page.shown = {.number = 1, .width = 300, .height = 200};
  for (double y : {50, 80, 110}) page.shown.rulings.push_back({50, y, 250, y});
  for (double x : {50, 150, 250}) page.shown.rulings.push_back({x, 50, x, 110});
  page.shown.glyphs.push_back({"过程，", {60, 60, 100, 72}, 0.99});
  page.shown.glyphs.push_back({"-般丶完成。", {160, 60, 200, 72}, 0.99});
  page.shown.glyphs.push_back({".92.1%·", {60, 90, 100, 102}, 0.99});
  page.shown.glyphs.push_back({"o", {160, 90, 166, 102}, 0.99});
  Document document;
  append(page, document);
  ASSERT_EQ(document.blocks.size(), 1u);
  std::string cells;
  for (const Cell& cell : std::get<Table>(document.blocks[0]).cells) cells += "[" + cell.text + "]";
  EXPECT_EQ(cells, "[过程][一般、完成。][92.1%][0]");
  EXPECT_EQ(document.remarks.size(), 4u) << "each mended cell is to be compared with the original";
}

/// A glyph as high as a line, of which only `ink` was drawn.
void show(SeenPage& page, std::string text, const Box& box, const Box& ink, float confidence = 0.99f) {
  page.shown.glyphs.push_back({std::move(text), box, confidence});
  page.ink.push_back(ink);
}

TEST(ScanPage, TakesSpecksAndStrokesBesideTheTablesForDirt) {
  SeenPage page;
  page.shown = {.number = 1, .width = 595, .height = 842};
  page.character_height = 12;
  show(page, "产出指标", {100, 100, 160, 112}, {100, 100, 160, 112});
  show(page, "--", {290, 800, 310, 812}, {290, 805, 310, 807}, 0.3f);
  show(page, ".", {20, 596, 30, 608}, {22, 600, 26, 604}, 0.3f);
  Document document;
  append(page, document);
  ASSERT_EQ(document.blocks.size(), 1u);
  EXPECT_EQ(std::get<Paragraph>(document.blocks[0]).text, "产出指标");
  EXPECT_TRUE(document.unread.empty());
}

TEST(ScanPage, SaysThatMarksAsLargeAsCharactersWereNotTakenForText) {
  SeenPage page;
  page.shown = {.number = 2, .width = 595, .height = 842};
  page.character_height = 12;
  show(page, "产出指标", {100, 100, 160, 112}, {100, 100, 160, 112});
  show(page, "≤%", {290, 800, 310, 812}, {290, 801, 310, 811}, 0.3f);
  Document document;
  append(page, document);
  EXPECT_EQ(document.blocks.size(), 1u);
  ASSERT_EQ(document.unread.size(), 1u);
  EXPECT_THAT(document.unread[0].why.zh, HasSubstr("≤%"));
  EXPECT_EQ(document.unread[0].at.page, 2);
  EXPECT_NEAR(document.unread[0].at.box()->y0, 800, 1);
}

TEST(ScanPage, SaysWhichCellHasInkThatWasNotRead) {
  SeenPage page;
  page.shown = {.number = 1, .width = 300, .height = 200};
  page.character_height = 12;
  for (double y : {50, 80, 110}) page.shown.rulings.push_back({50, y, 250, y});
  for (double x : {50, 150, 250}) page.shown.rulings.push_back({x, 50, x, 110});
  show(page, "验收合格率", {60, 60, 120, 72}, {60, 60, 120, 72});
  show(page, "98%", {160, 90, 180, 102}, {160, 90, 180, 102});
  page.blots = {{170, 60, 190, 72}, {185, 90, 200, 102}, {20, 150, 40, 165}, {20, 20, 22, 22}};
  Document document;
  append(page, document);
  ASSERT_EQ(document.unread.size(), 2u);
  EXPECT_THAT(document.unread[0].why.zh, HasSubstr("第 1 行第 2 列"));
  EXPECT_THAT(document.unread[0].why.en, HasSubstr("row 1, column 2"));
  EXPECT_NEAR(document.unread[0].at.box()->x0, 150, 1);
  EXPECT_THAT(document.unread[1].why.zh, HasSubstr("表格以外有 1 处"));
  ASSERT_EQ(document.remarks.size(), 1u) << "a figure beside ink that was not read is doubtful";
  EXPECT_THAT(document.remarks[0].message.zh, HasSubstr("98%"));
}

TEST(ScanFigures, ThatNobodyPrintsSoAreNotPlausible) {
  for (const char* text : {">>=98%", "≤6S%",    "2o",     "≥≥6%",     "%37%",    "264%287万元",   "946,8",
                           "12,5",   "≤92.405", "1,2345", "691.500)", "344()",   "2025年4月1311", "100\"",
                           "97*",    "=$1",     "1.2.3",  "≥)",       "（≥**人", "1286,500"})
    EXPECT_FALSE(is_plausible(text)) << text;
  for (const char* text : {"≥98%",
                           "1,286.50",
                           "12,345,678",
                           "0.125",
                           "35.6",
                           "≥530元/人*月",
                           "（≥**个)",
                           "PM2.5",
                           "5G基站",
                           "≥10m2",
                           "/",
                           "%",
                           "完成率(%)",
                           "80%以上",
                           "1.紧扣旅游扶贫",
                           "1)完成",
                           "2025年4月13日",
                           "达到5分，每低1%扣 0.5分",
                           ">=4 个",
                           "3~5",
                           "无",
                           "≥上年",
                           "2026年",
                           "H1N1",
                           "A4",
                           "12.5000",
                           "100％",
                           "（一",
                           "5,000.125",
                           "≥X",
                           "1.完成；2.验收"})
    EXPECT_TRUE(is_plausible(text)) << text;
}

TEST(ScanPage, DoubtsFiguresThatNobodyPrintsSo) {
  SeenPage page;
  page.shown = {.number = 1, .width = 595, .height = 842};
  page.shown.glyphs.push_back({"投资≤6S%", {100, 100, 160, 112}, 0.99f});
  Document document;
  append(page, document);
  ASSERT_EQ(document.remarks.size(), 1u);
  EXPECT_EQ(document.remarks[0].code, "uncertain-characters");
}

TEST(ScanPage, SaysThatNothingWasMadeOut) {
  SeenPage page;
  page.shown = {.number = 1, .width = 595, .height = 842};
  Document document;
  append(page, document);
  ASSERT_EQ(document.unread.size(), 1u);
  EXPECT_TRUE(document.blocks.empty());
}

TEST(ScanPage, IsAsLargeAsThePictureWhateverSizeItWasLookedAtIn) {
  for (float scale : {0.5f, 1.0f, 1.5f}) {
    wire::Writer answer;
    answer.put(wire::Answer::page);
    wire::PageHead head;
    head.pages = 1, head.scale = scale;
    head.width = std::uint32_t(800 * scale), head.height = std::uint32_t(1000 * scale);
    answer.put(head);
    auto page = page_of(answer.bytes(), 1, 0.36);
    ASSERT_TRUE(page);
    EXPECT_NEAR(page->shown.width, 288, 0.01) << scale;
    EXPECT_NEAR(page->shown.height, 360, 0.01) << scale;
  }
}

TEST(ScanPage, IsNotTakenFromAnAnswerThatBreaksOff) {
  wire::Writer answer;
  answer.put(wire::Answer::page);
  wire::PageHead head;
  head.pages = 1, head.width = 100, head.height = 100, head.lines = 1000000;
  answer.put(head);
  auto page = page_of(answer.bytes(), 1, 0);
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().kind, Error::Kind::damaged);
}

TEST(ScanPage, NamesTheEngineThatIsMissing) {
  auto page = page_of(std::string{char(wire::Answer::refused), char(wire::Refusal::not_installed)}, 1, 0);
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().kind, Error::Kind::not_installed);
  EXPECT_THAT(page.error().message.zh, HasSubstr("文字识别引擎"));
}

TEST(ScanFormats, AreToldByTheirFirstBytes) {
  EXPECT_EQ(format_of({"a.txt", "\x89PNG\r\n"}), "png");
  EXPECT_EQ(format_of({"a", "\xFF\xD8\xFF\xE0"}), "jpeg");
  EXPECT_EQ(format_of({"a", std::string_view("MM\0*....", 8)}), "tiff");
  EXPECT_EQ(format_of({"a.bmp", "BM 部门整体绩效目标表，不是图片"}), "");
  EXPECT_EQ(format_of({"a.png", ""}), "");
}

}  // namespace
}  // namespace hengji::readers::scan
