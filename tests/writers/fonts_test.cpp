#include "writers/fonts/fonts.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "writers/fonts/cid.h"
#include "writers/fonts/subset.h"

namespace hengji::writers {
namespace {

TEST(Fonts, SayThatNoChineseFontIsInstalled) {
  const auto folder = std::filesystem::temp_directory_path() / "hengji-no-fonts";
  std::filesystem::create_directories(folder);
  const auto fonts = Fonts::in_folder(folder.string());
  ASSERT_FALSE(fonts);
  EXPECT_EQ(fonts.error().kind, Error::Kind::not_installed);
  EXPECT_NE(fonts.error().message.zh.find("中文字体"), std::string::npos);
  EXPECT_NE(fonts.error().message.en.find("Chinese font"), std::string::npos);
}

TEST(Fonts, HaveEveryFaceOfOfficialPapers) {
  const auto& fonts = Fonts::installed();
  ASSERT_TRUE(fonts) << fonts.error().message.en;
  using enum Typeface;
  for (const Typeface face : {song, hei, fangsong, kai, title}) {
    const FontChoice choice = fonts->choice(face, false, U'绩');
    ASSERT_NE(choice.font, nullptr);
    EXPECT_NE(choice.font->glyph_of(U'绩'), 0u);
  }
}

TEST(Fonts, TakeAnotherFontForASignThatTheFaceLacks) {
  const auto& fonts = Fonts::installed();
  ASSERT_TRUE(fonts);
  for (const char32_t sign : U"✔☑≥≤‰①Ⅲ㎡") {
    if (sign == 0) break;
    EXPECT_NE(fonts->choice(Typeface::fangsong, false, sign).font->glyph_of(sign), 0u)
        << static_cast<unsigned>(sign);
  }
}

FontUse use_of(const Font& font, std::u32string_view characters) {
  FontUse use{&font, {}};
  for (const char32_t c : characters) use.texts[font.glyph_of(c)] = "x";
  return use;
}

TEST(FontSubset, IsMuchSmallerThanTheFontAndAlwaysTheSame) {
  const auto& fonts = Fonts::installed();
  ASSERT_TRUE(fonts);
  const FontUse use = use_of(*fonts->choice(Typeface::song, false, U'绩').font, U"绩效目标表");
  const auto first = subset_of(use), second = subset_of(use);
  ASSERT_TRUE(first && second);
  EXPECT_LT(first->bytes.size(), 20'000u);
  EXPECT_EQ(first->bytes, second->bytes);
  EXPECT_EQ(first->tag, second->tag);
  EXPECT_EQ(first->tag.size(), 6u);
  EXPECT_EQ(first->widths.size(), 5u);
}

TEST(FontSubset, TellsSubsetsOfOneFontApart) {
  const auto& fonts = Fonts::installed();
  ASSERT_TRUE(fonts);
  const Font& font = *fonts->choice(Typeface::song, false, U'绩').font;
  const auto first = subset_of(use_of(font, U"绩效")), second = subset_of(use_of(font, U"目标"));
  ASSERT_TRUE(first && second);
  EXPECT_NE(first->tag, second->tag);
}

// A CFF table made by hand: names INDEX, top dictionary with ROS, charset and CharStrings, charset of
// format 2.
TEST(CffCharset, GivesTheIdentifierOfEachSign) {
  std::string cff = {1, 0, 4, 1};
  cff += std::string{0, 1, 1, 1, 2, 'F'};                        // names
  const std::string top = {28, 1, 7,  28, 1, 7, '\x8b', 12, 30,  // ROS
                           28, 0, 32, 15,                        // charset at 32
                           28, 0, 37, 17};                       // CharStrings at 37
  cff += std::string{0, 1, 1, 1, static_cast<char>(1 + top.size())} + top;
  ASSERT_EQ(cff.size(), 32u);
  cff += std::string{2, 1, 44, 0, 1};                   // from 300 two signs
  cff += std::string{0, 3, 1, 1, 2, 3, 4, 14, 14, 14};  // three outlines
  EXPECT_EQ(cids_of(cff), (std::vector<std::uint32_t>{0, 300, 301}));
}

TEST(CffCharset, IsEmptyForWhatIsNoCff) {
  EXPECT_TRUE(cids_of("").empty());
  EXPECT_TRUE(cids_of("OTTO and more").empty());
}

}  // namespace
}  // namespace hengji::writers
