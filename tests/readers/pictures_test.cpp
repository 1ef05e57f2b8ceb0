#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libdeflate.h>

#include <map>

#include "readers/pictures/png.h"
#include "readers/pictures/shown_page.h"
#include "readers/pictures/svg.h"
#include "readers/small_pdf.h"

namespace hengji::readers {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::uint32_t big_endian(std::string_view bytes) {
  std::uint32_t value = 0;
  for (unsigned char byte : bytes.substr(0, 4)) value = value << 8 | byte;
  return value;
}

/// The chunks of a PNG by their names; each one's checksum must hold.
std::map<std::string, std::string> chunks_of(std::string_view png) {
  std::map<std::string, std::string> chunks;
  for (png.remove_prefix(8); png.size() >= 12;) {
    std::uint32_t size = big_endian(png);
    chunks[std::string(png.substr(4, 4))] = png.substr(8, size);
    EXPECT_EQ(big_endian(png.substr(8 + size)), libdeflate_crc32(0, png.data() + 4, size + 4));
    png.remove_prefix(12 + size);
  }
  return chunks;
}

TEST(Pictures, APngHoldsThePixelsRowByRow) {
  std::string png = png_of(2, 2, Colours::full, "rgbRGBxyzXYZ");
  EXPECT_THAT(png, StartsWith("\x89PNG\r\n\x1a\n"));
  auto chunks = chunks_of(png);
  EXPECT_EQ(chunks["IHDR"], std::string("\0\0\0\2\0\0\0\2\x8\2\0\0\0", 13));
  std::string rows(14, '\0');
  auto* inflater = libdeflate_alloc_decompressor();
  std::size_t got = 0;
  EXPECT_EQ(libdeflate_zlib_decompress(inflater, chunks["IDAT"].data(), chunks["IDAT"].size(), rows.data(),
                                       rows.size(), &got),
            LIBDEFLATE_SUCCESS);
  libdeflate_free_decompressor(inflater);
  EXPECT_EQ(rows, std::string("\0rgbRGB\0xyzXYZ", 14));
}

TEST(Pictures, TooFewPixelsGiveNoPicture) {
  EXPECT_EQ(png_of(2, 2, Colours::grey, "abc"), "");
  EXPECT_EQ(png_of(0, 2, Colours::grey, "abc"), "");
}

TEST(Pictures, APageIsDrawnAsLargeAsItsPointsAtTheAgreedDots) {
  page::Page page{.number = 1, .width = 72, .height = 144};
  page.glyphs.push_back({"<目>", Box{10, 20, 20, 30}});
  page.rulings.push_back({0, 50, 72, 50});
  std::string svg = svg_of(page);
  EXPECT_THAT(svg, HasSubstr(R"(width="110.0" height="220.0" viewBox="0 0 72.00 144.00")"));
  EXPECT_THAT(svg, HasSubstr(R"(<text x="10.0" y="28.8" font-size="10.0">&lt;目></text>)"));
  EXPECT_THAT(svg, HasSubstr("M0.0 50.0L72.0 50.0"));
}

TEST(Pictures, APictureIsStretchedOverItsPage) {
  EXPECT_THAT(svg_around("image/png", "Man", 72, 72), HasSubstr("href=\"data:image/png;base64,TWFu\""));
  EXPECT_THAT(svg_around("image/png", "Ma", 72, 72), HasSubstr("base64,TWE=\""));
  EXPECT_THAT(svg_around("image/png", "M", 72, 72), HasSubstr("base64,TQ==\""));
}

TEST(Pictures, TheCellsOfAPageAreToldWithTheirPlaces) {
  using hengji::tests::SmallPdf;
  std::string drawn;
  for (double y : {700.0, 670.0, 640.0}) drawn += SmallPdf::line(100, y, 400, y);
  for (double x : {100.0, 250.0, 400.0}) drawn += SmallPdf::line(x, 640, x, 700);
  drawn += SmallPdf::show(110, 680, "新建泵站数量") + SmallPdf::show(260, 680, "≥12座");
  drawn += SmallPdf::show(110, 650, "工程验收合格率") + SmallPdf::show(260, 650, "≥98%");
  std::string pdf = SmallPdf().page(SmallPdf::show(110, 780, "封面")).page(drawn).bytes();
  auto texts = shown_texts({"a.pdf", pdf}, 2);
  if (!texts && texts.error().kind == Error::Kind::not_installed) GTEST_SKIP() << "hengji-pdf is not built";
  ASSERT_TRUE(texts);
  ASSERT_EQ(texts->size(), 4u);
  EXPECT_EQ((*texts)[2].text, "工程验收合格率");
  EXPECT_EQ((*texts)[3].text, "≥98%");
  EXPECT_GE((*texts)[3].box.x0, (*texts)[2].box.x1) << "the target stands to the right of its name";
  EXPECT_NEAR((*texts)[3].box.y0, 842 - 660, 15) << "from the top of the page";
  EXPECT_FALSE(shown_texts({"a.pdf", pdf}, 3)) << "there is no third page";
}

TEST(Pictures, TextHasNoPagesToShow) {
  Input text{"a.txt", "部门整体预算绩效目标表\n"};
  EXPECT_EQ(shown_pages(text).value(), 0);
  EXPECT_EQ(shown_page(text, 1).error().kind, Error::Kind::usage);
  EXPECT_FALSE(is_office_file(text));
  EXPECT_FALSE(shown_as_pdf(text));
}

}  // namespace
}  // namespace hengji::readers
