#include "writers/ofd/writer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <pugixml.hpp>
#include <set>
#include <sstream>

#include "base/chinese_text.h"
#include "base/utf8.h"
#include "page_samples.h"
#include "readers/reader.h"
#include "readers/zip/zip_archive.h"

namespace hengji::writers {
namespace {

using namespace samples;

std::string ofd_of(const Document& document) {
  Result<std::string> bytes = ofd::write(document);
  if (!bytes) throw std::runtime_error(bytes.error().message.zh);
  return std::move(*bytes);
}

/// The members of a package by their paths.
class Package {
 public:
  explicit Package(std::string bytes) : bytes_(std::move(bytes)), zip_(readers::ZipArchive::open(bytes_)) {}

  std::string member(const std::string& path) {
    const readers::ZipMember* found = zip_->find(path);
    return found ? *zip_->read(*found) : std::string();
  }
  pugi::xml_document tree(const std::string& path) {
    pugi::xml_document document;
    const std::string text = member(path);
    EXPECT_TRUE(document.load_buffer(text.data(), text.size())) << path;
    return document;
  }

 private:
  std::string bytes_;
  Result<readers::ZipArchive> zip_;
};

Document a_form() {
  Table table = table_of({{"一级指标", "三级指标", "指标值"},
                          {"履职", "高新技术产业产值", "≥2,700 亿元"},
                          {"", "入库数", "≥2400家"}});
  table.cells[3].row_span = 2;
  std::erase_if(table.cells, [](const Cell& cell) { return cell.row == 2 && cell.column == 0; });
  return table_document(std::move(table), {.heading_rows = 1});
}

TEST(Ofd, IsTheSameWheneverItIsWritten) {
  EXPECT_EQ(ofd_of(a_form()), ofd_of(a_form()));
}

TEST(Ofd, IsReadBackCellByCell) {
  const std::string bytes = ofd_of(a_form());
  const auto read = readers::read({"form.ofd", bytes});
  ASSERT_TRUE(read) << read.error().message.en;
  std::vector<std::string> cells;
  for (const Block& block : read->blocks)
    if (const auto* table = std::get_if<Table>(&block))
      for (const Cell& cell : table->cells) cells.push_back(squeezed(cell.text));
  EXPECT_EQ(cells, (std::vector<std::string>{"一级指标", "三级指标", "指标值", "履职", "高新技术产业产值",
                                             "≥2,700亿元", "入库数", "≥2400家"}));
}

TEST(Ofd, NamesEveryPartThatItHolds) {
  Package package(ofd_of(table_document(numbered_rows(120), {.heading_rows = 1})));
  const auto entrance = package.tree("OFD.xml");
  EXPECT_STREQ(entrance.child("ofd:OFD").attribute("DocType").value(), "OFD");
  const std::string root =
      entrance.child("ofd:OFD").child("ofd:DocBody").child("ofd:DocRoot").text().as_string();
  ASSERT_EQ(root, "Doc_0/Document.xml");
  const auto tree = package.tree(root);
  std::size_t pages = 0;
  for (const auto& page : tree.child("ofd:Document").child("ofd:Pages").children()) {
    EXPECT_FALSE(package.member("Doc_0/" + std::string(page.attribute("BaseLoc").value())).empty());
    ++pages;
  }
  EXPECT_GT(pages, 1u);
  const auto resources = package.tree("Doc_0/PublicRes.xml");
  for (const auto& font : resources.child("ofd:Res").child("ofd:Fonts").children()) {
    const std::string file =
        package.member("Doc_0/Res/" + std::string(font.child("ofd:FontFile").text().as_string()));
    EXPECT_TRUE(file.starts_with("OTTO") || file.starts_with(std::string("\0\1\0\0", 4)));
  }
}

TEST(Ofd, GivesEachObjectANumberOfItsOwn) {
  Package package(ofd_of(table_document(numbered_rows(120), {.heading_rows = 1})));
  const auto tree = package.tree("Doc_0/Document.xml");
  const int most = tree.child("ofd:Document").child("ofd:CommonData").child("ofd:MaxUnitID").text().as_int();
  std::set<int> seen;
  const auto take = [&](const pugi::xml_document& part) {
    for (const auto& found : part.select_nodes("//*[@ID]")) {
      const int id = found.node().attribute("ID").as_int();
      EXPECT_TRUE(seen.insert(id).second) << id;
      EXPECT_LE(id, most);
    }
  };
  take(tree);
  take(package.tree("Doc_0/PublicRes.xml"));
  for (const auto& page : tree.child("ofd:Document").child("ofd:Pages").children())
    take(package.tree("Doc_0/" + std::string(page.attribute("BaseLoc").value())));
  EXPECT_GT(seen.size(), 300u);
}

std::size_t count_of(const std::string& distances) {
  std::istringstream in(distances);
  std::size_t count = 0;
  for (std::string word; in >> word;) {
    if (word != "g") {
      ++count;
      continue;
    }
    std::size_t times = 0;
    in >> times >> word;
    count += times;
  }
  return count;
}

TEST(Ofd, GivesADistanceBetweenEachTwoCharacters) {
  Package package(
      ofd_of(official_document({{ParagraphRole::body, repeated("兑现奖补资金1,234.56万元，", 20)}})));
  const auto page = package.tree("Doc_0/Pages/Page_0/Content.xml");
  std::size_t texts = 0;
  for (const auto& found : page.select_nodes("//ofd:TextCode")) {
    EXPECT_EQ(count_of(found.node().attribute("DeltaX").value()) + 1,
              length(found.node().text().as_string()));
    ++texts;
  }
  EXPECT_GT(texts, 5u);
}

TEST(Ofd, KeepsEachTextInsideItsBoundaryAndThePage) {
  Package package(ofd_of(table_document(numbered_rows(60), {.heading_rows = 1})));
  const auto page = package.tree("Doc_0/Pages/Page_0/Content.xml");
  for (const auto& found : page.select_nodes("//ofd:TextObject")) {
    std::istringstream box(found.node().attribute("Boundary").value());
    double x = 0, y = 0, width = 0, height = 0;
    box >> x >> y >> width >> height;
    EXPECT_GE(x, 18);
    EXPECT_LE(x + width, 210);
    EXPECT_GT(height, found.node().attribute("Size").as_double());
    EXPECT_LE(y + height, 297);
  }
}

TEST(Ofd, ShowsHeadingsBesideThePages) {
  Package package(ofd_of(official_document({{ParagraphRole::heading1, "一、基本情况"},
                                            {ParagraphRole::heading2, "（一）职能"},
                                            {ParagraphRole::heading1, "二、结论"}})));
  const auto tree = package.tree("Doc_0/Document.xml");
  const auto outlines = tree.child("ofd:Document").child("ofd:Outlines");
  EXPECT_STREQ(outlines.first_child().attribute("Title").value(), "一、基本情况");
  EXPECT_STREQ(outlines.first_child().child("ofd:OutlineElem").attribute("Title").value(), "（一）职能");
  EXPECT_STREQ(outlines.last_child().attribute("Title").value(), "二、结论");
}

}  // namespace
}  // namespace hengji::writers
