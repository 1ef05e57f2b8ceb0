#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/chinese_text.h"
#include "readers/reader.h"
#include "source_tree.h"

namespace hengji {
namespace {

std::filesystem::path fixtures() {
  return hengji::testing::source_dir() / "tests" / "readers" / "fixtures";
}

Result<Document> reading_of(const std::string& file) {
  std::string bytes = hengji::testing::bytes_of(fixtures() / file);
  EXPECT_FALSE(bytes.empty()) << file;
  return readers::read({file, bytes});
}

/// The dump without its first line and without places, which formats tell differently.
std::string tables_of(const Document& document) {
  Document bare = document;
  bare.remarks.clear();
  bare.unread.clear();
  std::erase_if(bare.blocks, [](const Block& block) { return std::holds_alternative<Paragraph>(block); });
  for (Block& block : bare.blocks) std::get<Table>(block).at = {};
  std::string text = outline(bare);
  return text.substr(text.find('\n') + 1);
}

class SamePlan : public ::testing::TestWithParam<const char*> {};

TEST_P(SamePlan, ReadsToTheSameTable) {
  auto document = reading_of("same-plan." + std::string(GetParam()));
  if (!document && document.error().kind == Error::Kind::not_installed)
    GTEST_SKIP() << document.error().message.en;
  if (!document && document.error().kind == Error::Kind::limit)
    GTEST_SKIP() << "this machine is too busy: " << document.error().message.en;
  ASSERT_TRUE(document.has_value()) << document.error().message.en;
  EXPECT_EQ(document->format, GetParam());
  EXPECT_EQ(tables_of(*document),
            "table 6 × 4\n"
            "  0,0 +1×4 «部门整体绩效目标表（2031年度）»\n"
            "  1,0 «单位名称»\n"
            "  1,1 +1×3 «云溪县农业农村局（虚构）»\n"
            "  2,0 «一级指标»\n"
            "  2,1 «二级指标»\n"
            "  2,2 «三级指标»\n"
            "  2,3 «指标值»\n"
            "  3,0 +2×1 «产出»\n"
            "  3,1 «数量»\n"
            "  3,2 «新建高标准农田»\n"
            "  3,3 «≥2400亩»\n"
            "  4,1 «质量»\n"
            "  4,2 «验收合格率»\n"
            "  4,3 «100%»\n"
            "  5,0 «效益»\n"
            "  5,1 «社会效益»\n"
            "  5,2 «受益农户 & 合作社»\n"
            "  5,3 «≥500户»\n");
}

INSTANTIATE_TEST_SUITE_P(Office, SamePlan,
                         ::testing::Values("xlsx", "xls", "ods", "docx", "doc", "odt", "rtf", "html"),
                         [](const auto& name) { return std::string(name.param); });

TEST(OfficeFormats, AnOldWorkbookShowsItsFiguresAsANewOneDoes) {
  auto old_format = reading_of("figures-and-long-strings.xls");
  auto new_format = reading_of("figures-and-long-strings.xlsx");
  ASSERT_TRUE(old_format.has_value()) << old_format.error().message.en;
  ASSERT_TRUE(new_format.has_value()) << new_format.error().message.en;
  EXPECT_EQ(tables_of(*old_format), tables_of(*new_format));
}

TEST(OfficeFormats, AnOldWorkbookKeepsFormatsFormulasLongStringsAndHiddenParts) {
  auto document = reading_of("figures-and-long-strings.xls");
  ASSERT_TRUE(document.has_value());
  const Table& table = std::get<Table>(document->blocks.at(0));
  auto shown = [&](int row) {
    for (const Cell& cell : table.cells)
      if (cell.row == row - 1 && cell.column == 1) return cell.text;
    return std::string("(nothing)");
  };
  EXPECT_EQ(shown(1), "98.5%");
  EXPECT_EQ(shown(2), "11,200.06");
  EXPECT_EQ(shown(3), "0.3");
  EXPECT_EQ(shown(4), "2031年1月20日");
  EXPECT_EQ(shown(5), "-12.50");
  EXPECT_EQ(shown(6), "123456789");
  EXPECT_EQ(shown(7), "0.075");
  EXPECT_EQ(shown(8), "TRUE");
  EXPECT_EQ(shown(9), "22,400.12");
  EXPECT_EQ(shown(10), "合计数");
  EXPECT_EQ(shown(11), "#DIV/0!");
  EXPECT_EQ(shown(12).size(), 9000u * 3);
  EXPECT_EQ(shown(13), std::string(9000, 'a') + "尾");
  EXPECT_EQ(table.cells.back().text, "指标1013");
  ASSERT_EQ(document->unread.size(), 1u);
  EXPECT_EQ(document->unread[0].at.sheet(), "旧稿");
  ASSERT_EQ(document->remarks.size(), 2u);
  EXPECT_EQ(document->remarks[0].code, "hidden-rows");
  EXPECT_EQ(document->remarks[1].code, "hidden-columns");
}

TEST(OfficeFormats, AnOldWorkbookCutAnywhereIsReadInPartOrRefusedButNeverMore) {
  std::string bytes = hengji::testing::bytes_of(fixtures() / "same-plan.xls");
  for (std::size_t length = 8; length < bytes.size(); length += 97) {
    auto document = readers::read({"cut.xls", std::string_view(bytes).substr(0, length)});
    if (!document) {
      EXPECT_FALSE(document.error().message.zh.empty());
    }
  }
  auto whole = readers::read({"whole.xls", bytes});
  EXPECT_TRUE(whole.has_value());
}

TEST(OfficeFormats, DocumentsBehindAPasswordSaySo) {
  // A compound file of one directory sector whose root holds a stream named EncryptedPackage.
  std::string bytes(512 * 3, '\0');
  bytes.replace(0, 8, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
  bytes[30] = 9;
  auto put = [&](std::size_t at, std::uint32_t value) {
    for (int i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(value >> (8 * i) & 0xff);
  };
  put(48, 1);
  put(60, 0xfffffffe);
  put(68, 0xfffffffe);
  put(76, 0);
  for (std::size_t i = 1; i < 109; ++i) put(76 + 4 * i, 0xffffffff);
  put(512, 0xfffffffd);
  put(516, 0xfffffffe);
  auto entry = [&](std::size_t at, const std::string& name, char type) {
    for (std::size_t i = 0; i < name.size(); ++i) bytes[at + 2 * i] = name[i];
    bytes[at + 64] = static_cast<char>(2 * name.size() + 2);
    bytes[at + 66] = type;
    put(at + 68, 0xffffffff);
    put(at + 72, 0xffffffff);
    put(at + 76, 0xffffffff);
  };
  entry(1024, "Root Entry", 5);
  put(1024 + 76, 1);
  entry(1024 + 128, "EncryptedPackage", 2);
  auto document = readers::read({"密.xlsx", bytes});
  ASSERT_FALSE(document.has_value());
  EXPECT_EQ(document.error().kind, Error::Kind::encrypted);
  EXPECT_THAT(document.error().message.zh, ::testing::HasSubstr("请去掉密码后再提交"));
}

}  // namespace
}  // namespace hengji
