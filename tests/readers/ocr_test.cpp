// The parts of programs/ocr that need no trained network, on ink that is drawn here.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <fstream>

#include "ocr/blots.h"
#include "ocr/faint.h"
#include "ocr/ink.h"
#include "ocr/language.h"
#include "ocr/lines.h"
#include "ocr/rulings.h"
#include "ocr/second_look.h"
#include "ocr/signs.h"
#include "ocr/vote.h"

namespace hengji::ocr {
namespace {

constexpr double height = 24;  ///< of a character

void fill(Picture& ink, const Area& area) {
  for (int y = area.y0; y < area.y1; ++y) std::fill(ink.row(y) + area.x0, ink.row(y) + area.x1, 255);
}

void draw_ring(Picture& ink, double x, double y, double radius) {
  for (int row = int(y - radius) - 1; row <= int(y + radius) + 1; ++row)
    for (int column = int(x - radius) - 1; column <= int(x + radius) + 1; ++column)
      if (std::abs(std::hypot(column - x, row - y) - radius) < 1.1) ink.row(row)[column] = 255;
}

std::string text_of(const Characters& line) {
  std::string text;
  for (const Character& character : line) text += character.text;
  return text;
}

/// A reading with its characters 24 pixels apart.
Characters reading(std::initializer_list<std::pair<const char*, double>> characters) {
  Characters line;
  for (const auto& [text, confidence] : characters)
    line.push_back({text, 12 + 24.0 * double(line.size()), confidence});
  return line;
}

TEST(Enlargement, GivesSmallCharactersThePixelsOfLargeOnes) {
  for (int size : {16, 24, 40}) {
    Picture page(800, 400, 255);
    for (int x = 20; x + size < 780; x += size + 6)
      for (int y = 20; y + size < 380; y += size * 2)
        for (int row = y; row < y + size; ++row) std::fill(page.row(row) + x, page.row(row) + x + size, 0);
    double factor = enlargement(page);
    double seen = character_height(ink_of(factor > 1 ? enlarged(page, factor) : page));
    EXPECT_EQ(factor > 1, size < 26) << size;
    EXPECT_NEAR(seen, size < 26 ? 36 : 42, 2) << size;
  }
}

TEST(Vote, TakesWhatMostReadingsSeeAndSaysThatItWasDoubtful) {
  Characters line =
      agreed(std::vector{reading({{"让", 0.7}, {"划", 0.99}}), reading({{"计", 0.86}, {"划", 0.99}}),
                         reading({{"计", 0.72}, {"划", 0.99}})},
             height);
  EXPECT_EQ(text_of(line), "计划");
  EXPECT_LE(line[0].confidence, by_vote);
  EXPECT_GT(line[1].confidence, 0.9);
}

TEST(Vote, KeepsTheFirstReadingWhereTheOthersDoNotAgree) {
  Characters line =
      agreed(std::vector{reading({{"息", 0.6}}), reading({{"恩", 0.5}}), reading({{"思", 0.5}})}, height);
  EXPECT_EQ(text_of(line), "息");
  EXPECT_LT(line[0].confidence, 0.5);
}

TEST(Vote, AddsACharacterThatOnlyTheFirstReadingMissed) {
  Characters whole = reading({{"农", 0.9}, {"业", 0.9}, {"发", 0.9}, {"展", 0.9}});
  Characters missing = whole;
  missing.erase(missing.begin() + 2);
  EXPECT_EQ(text_of(agreed(std::vector{missing, whole, whole}, height)), "农业发展");
  EXPECT_EQ(text_of(agreed(std::vector{missing, whole, missing}, height)), "农业展");
}

TEST(Vote, DropsACharacterThatNoOtherReadingSees) {
  Characters noisy = reading({{"9", 0.9}, {"%", 0.9}, {":", 0.4}});
  Characters clean = reading({{"9", 0.9}, {"%", 0.9}});
  EXPECT_EQ(text_of(agreed(std::vector{noisy, clean, clean}, height)), "9%");
}

TEST(Vote, KeepsAPlaceWhereMostSeeSomething) {
  Characters two = reading({{"村", 0.9}, {"社", 0.37}});
  Characters other = reading({{"村", 0.9}, {"士", 0.3}}), none = reading({{"村", 0.9}});
  EXPECT_EQ(text_of(agreed(std::vector{two, other, none}, height)), "村社");
  EXPECT_EQ(text_of(agreed(std::vector{two, none, none}, height)), "村");
}

TEST(Vote, TakesBracketsOfEitherWidthForTheSame) {
  Characters wide = reading({{"均", 0.9}, {"）", 0.8}, {"（", 0.8}});
  Characters one = reading({{"均", 0.9}, {"(", 0.9}}), both = reading({{"均", 0.9}, {")", 0.9}, {"(", 0.9}});
  EXPECT_EQ(text_of(agreed(std::vector{wide, one, both}, height)), "均）（");
}

TEST(Vote, NamesALongStrokeOnce) {
  Characters once = reading({{"一", 0.8}, {"级", 0.9}});
  Characters twice = once;
  twice.insert(twice.begin() + 1, {"-", 18, 0.9});
  EXPECT_EQ(text_of(agreed(std::vector{once, twice, twice}, height)), "一级");
}

TEST(Dust, IsWhatIsSmallerThanAFullStopAndStandsApart) {
  Picture ink(200, 60, 0), rulings(200, 60, 0);
  fill(ink, {20, 20, 40, 44});    // a character
  fill(ink, {44, 40, 48, 44});    // its full stop
  fill(ink, {90, 30, 92, 32});    // a speck
  fill(ink, {120, 20, 140, 44});  // a character with a broken stroke beside it
  fill(ink, {142, 30, 144, 32});
  Picture dust = dust_of(ink, rulings, height);
  EXPECT_NE(dust.at(91, 31), 0);
  EXPECT_EQ(dust.at(46, 42), 0);
  EXPECT_EQ(dust.at(143, 31), 0);
}

TEST(Dust, MayStandTogetherAndACrumbledStrokeMayStandApart) {
  Picture ink(200, 60, 0), rulings(200, 60, 0);
  fill(ink, {50, 30, 52, 32});  // two specks, a little apart
  fill(ink, {58, 34, 60, 36});
  for (int x = 100; x < 124; x += 4) fill(ink, {x, 30, x + 2, 32});  // what is left of a thin 一
  Picture dust = dust_of(ink, rulings, height);
  EXPECT_NE(dust.at(51, 31), 0);
  EXPECT_NE(dust.at(59, 35), 0);
  EXPECT_EQ(dust.at(101, 31), 0);
}

TEST(Dust, IsNoDotBetweenTwoCharacters) {
  Picture ink(200, 60, 0), rulings(200, 60, 0);
  fill(ink, {20, 20, 40, 44});
  fill(ink, {51, 31, 53, 33});
  fill(ink, {64, 20, 84, 44});
  EXPECT_EQ(dust_of(ink, rulings, height).at(52, 32), 0);
}

TEST(Blots, AreInkOfTheSizeOfCharactersForWhichNothingWasRead) {
  Picture ink(600, 300, 0), rulings(600, 300, 0);
  fill(rulings, {0, 100, 600, 103});
  fill(ink, {20, 20, 80, 44});      // read
  fill(ink, {120, 20, 140, 44});    // not read: its line has no text
  fill(ink, {300, 110, 309, 122});  // a small figure
  fill(ink, {200, 20, 205, 25});    // a speck
  fill(ink, {400, 104, 500, 106});  // what is left of a ruling beside its mask
  fill(ink, {560, 0, 570, 250});    // the edge of a stamp
  std::vector<TextLine> lines{{{20, 20, 80, 44}, {{"数", 31, 0.9}}}, {{120, 20, 140, 44}, {}}};
  std::vector<Area> found = blots(ink, rulings, height, lines);
  EXPECT_THAT(found, testing::UnorderedElementsAre(Area{120, 20, 140, 44}, Area{300, 110, 309, 122}));
}

/// A page with grain, a ruling from top to bottom at x = 10 and x = 590, and one line of dark text.
Picture grained_page() {
  Picture page(600, 400, 230);
  unsigned seed = 7;
  for (auto& shade : page.pixels) {
    seed = seed * 1664525u + 1013904223u;
    shade = std::uint8_t(226 + (seed >> 24) % 9);
  }
  return page;
}

/// Darkens an area by some shades, most in its middle, as a smudge.
void smudge(Picture& page, const Area& area, double shades) {
  double x0 = (area.x0 + area.x1) / 2.0, y0 = (area.y0 + area.y1) / 2.0;
  for (int y = area.y0; y < area.y1; ++y)
    for (int x = area.x0; x < area.x1; ++x) {
      double off = std::hypot((x - x0) / (area.width() / 2.0), (y - y0) / (area.height() / 2.0));
      if (off < 1) page.row(y)[x] = std::uint8_t(page.at(x, y) - shades * (1 - off * off));
    }
}

TEST(FaintMarks, AreFoundInGrainAndNotWhereACellIsShaded) {
  Picture page = grained_page(), rulings(600, 400, 0);
  for (int x : {10, 300, 590}) fill(rulings, {x, 0, x + 3, 400});
  for (int y : {0, 100, 200, 300, 397}) fill(rulings, {0, y, 600, y + 3});
  smudge(page, {100, 130, 180, 160}, 20);
  for (int y = 204; y < 300; ++y)  // a shaded cell
    for (int x = 303; x < 590; ++x) page.row(y)[x] = std::uint8_t(page.at(x, y) - 25);
  std::vector<Area> found = faint_marks(page, rulings, height, {});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NEAR(found[0].x0 + found[0].x1, 280, 20);
  EXPECT_NEAR(found[0].y0 + found[0].y1, 290, 20);
  std::vector<TextLine> lines{{{100, 130, 180, 160}, {{"数", 140, 0.9}}}};
  EXPECT_TRUE(faint_marks(page, rulings, height, lines).empty()) << "what was read is no mark";
}

TEST(FaintLines, AreMuchPalerThanTheOthers) {
  Picture page(600, 400, 250);
  std::vector<TextLine> lines;
  for (int i = 0; i < 5; ++i) {
    Area area{20, 20 + 60 * i, 120, 44 + 60 * i};
    for (int y = area.y0; y < area.y1; ++y)
      for (int x = area.x0; x < area.x1; x += 4) page.row(y)[x] = i == 3 ? 190 : 20;
    lines.push_back({area, {{"数", 31, 0.9}}});
  }
  EXPECT_THAT(faint_lines(page, lines), testing::ElementsAre(3u));
}

TEST(SecondLook, DoubtsALineWhoseInkGoesOnBehindItsCharacters) {
  Picture ink(200, 60, 0);
  fill(ink, {20, 20, 90, 44});  // strokes that ran together
  std::vector<TextLine> lines{{{20, 20, 90, 44}, {{"2", 26, 0.99}, {"0", 38, 0.99}}}};
  look_again(ink, height, lines);
  EXPECT_LT(lines[0].characters[1].confidence, 0.5);
}

TEST(Signs, PercentIsKnownWithItsStrokeTooThinToSee) {
  Picture ink(60, 60, 0);
  draw_ring(ink, 22, 22, 4.5);
  draw_ring(ink, 32, 36, 4.5);
  Sign sign = sign_in(ink, tight(ink, ink.area()), height);
  EXPECT_EQ(sign.text, "%");
  EXPECT_GT(sign.fit, 0.84);
}

TEST(Signs, AZeroIsNoPercent) {
  Picture ink(60, 60, 0);
  for (int y = 20; y < 44; ++y)
    for (int x = 20; x < 36; ++x) {
      double off = std::hypot((x - 28) / 7.0, (y - 32) / 11.5);
      if (off > 0.8 && off < 1.05) ink.row(y)[x] = 255;
    }
  Sign sign = sign_in(ink, tight(ink, ink.area()), height);
  EXPECT_TRUE(sign.text != "%" || sign.fit < 0.84) << sign.fit;
}

TEST(Signs, BracketsAreToldByTheWayTheyBow) {
  for (bool closes : {true, false}) {
    Picture ink(60, 60, 0);
    for (int y = 18; y < 44; ++y) {
      double bow = 6 * (1 - std::pow((y - 31) / 13.0, 2));
      int x = closes ? 20 + int(bow) : 28 - int(bow);
      fill(ink, {x, y, x + 2, y + 1});
    }
    EXPECT_EQ(bracket_in(ink, tight(ink, ink.area()), height).text, closes ? ")" : "(");
  }
  Picture stroke(60, 60, 0);
  fill(stroke, {20, 18, 23, 44});
  EXPECT_EQ(bracket_in(stroke, {20, 18, 23, 44}, height).text, "");
}

TEST(Signs, GreaterOrEqualMayBeWrittenAsTwo) {
  for (bool greater : {true, false}) {
    Picture ink(60, 60, 0);
    for (int y = 0; y < 13; ++y) {
      int out = std::min(y, 12 - y) * 2;
      int x = greater ? 10 + out : 22 - out;
      fill(ink, {x, 24 + y, x + 3, 25 + y});
    }
    fill(ink, {28, 27, 33, 29});  // the upper bar of = is broken
    fill(ink, {35, 27, 40, 29});
    fill(ink, {28, 32, 40, 34});
    EXPECT_EQ(sign_in(ink, tight(ink, ink.area()), height).text, greater ? ">=" : "<=");
  }
}

TEST(SecondLook, TellsDashesFromTheFigureOneByTheirLength) {
  for (bool dashes : {true, false}) {
    Picture ink(140, 60, 0);
    fill(ink, {20, 30, dashes ? 68 : 41, 33});
    if (!dashes) fill(ink, {45, 30, 66, 33});
    fill(ink, {72, 20, 94, 44});
    std::vector<TextLine> lines{{{20, 20, 94, 44}, {{"一", 31, 0.99}, {"一", 56, 0.99}, {"户", 83, 0.99}}}};
    look_again(ink, height, lines);
    EXPECT_EQ(text_of(lines[0].characters), dashes ? "——户" : "一一户");
  }
}

TEST(SecondLook, NamesACommaThatWasPassedOver) {
  Picture ink(140, 60, 0);
  for (int x : {20, 66}) fill(ink, {x, 20, x + 22, 44});
  fill(ink, {46, 39, 49, 45});
  std::vector<TextLine> lines{{{20, 20, 88, 45}, {{"产", 31, 0.99}, {"落", 77, 0.99}}}};
  look_again(ink, height, lines);
  EXPECT_EQ(text_of(lines[0].characters), "产，落");
  EXPECT_LT(lines[0].characters[1].confidence, 0.5);
}

TEST(SecondLook, TellsACommaFromTheStrokeByTheWayItLeans) {
  for (bool is_comma : {true, false}) {
    Picture ink(140, 60, 0);
    for (int x : {20, 66}) fill(ink, {x, 20, x + 22, 44});
    for (int k = 0; k < 7; ++k) {
      int x = is_comma ? 53 - k / 2 : 47 + k / 2 * 2;
      fill(ink, {x, 38 + k, x + 2, 39 + k});
    }
    for (const char* taken_for : {"，", "、"}) {
      std::vector<TextLine> lines{
          {{20, 20, 88, 45}, {{"产", 31, 0.99}, {taken_for, 51, 0.97}, {"落", 77, 0.99}}}};
      look_again(ink, height, lines);
      EXPECT_EQ(text_of(lines[0].characters), is_comma ? "产，落" : "产、落");
    }
  }
}

TEST(SecondLook, NamesAMiddleDotBehindWhichTheLineIsBroken) {
  Picture ink(140, 60, 0);
  for (int x : {20, 46}) fill(ink, {x, 20, x + 22, 44});
  fill(ink, {75, 30, 79, 34});
  std::vector<TextLine> lines{{{20, 20, 79, 44}, {{"元", 31, 0.99}, {"人", 57, 0.99}}}};
  look_again(ink, height, lines);
  EXPECT_EQ(text_of(lines[0].characters), "元人・");
  EXPECT_LT(lines[0].characters[2].confidence, 0.5);
}

TEST(SecondLook, TakesAPointThatHangsBelowTheDigitsForAComma) {
  for (bool hangs : {true, false}) {
    Picture ink(140, 60, 0);
    for (int x : {20, 40, 52, 64}) fill(ink, {x, 20, x + 9, 40});
    fill(ink, {32, 37, 35, hangs ? 44 : 40});
    std::vector<TextLine> lines{
        {{20, 20, 73, 44},
         {{"1", 24, 0.99}, {".", 33, 0.99}, {"2", 44, 0.99}, {"8", 56, 0.99}, {"6", 68, 0.99}}}};
    look_again(ink, height, lines);
    EXPECT_EQ(text_of(lines[0].characters), hangs ? "1,286" : "1.286");
  }
}

TEST(SecondLook, DoubtsASignThatAnotherFitsNearlyAsWell) {
  // Three bars, the upper two of which lean: neither = nor ≤ for certain.
  Picture ink(60, 60, 0);
  for (int x = 20; x < 40; ++x) {
    int lean = (x - 20) / 5;
    fill(ink, {x, 24 - lean / 2, x + 1, 27 - lean / 2}), fill(ink, {x, 38, x + 1, 41});
    fill(ink, {x, 28 + lean / 2, x + 1, 31 + lean / 2});
  }
  Sign sign = sign_in(ink, tight(ink, ink.area()), height);
  EXPECT_GT(sign.rival, 0.5);
  EXPECT_LT(sign.rival, sign.fit);
}

TEST(Rulings, EndWhereOnlyCharactersStandInLineWithThem) {
  // Three level lines; the upright line in the middle runs between the lower two, and above it a character
  // stands with a long stroke just there.
  Picture ink(400, 300, 0);
  for (int y : {40, 90, 240}) fill(ink, {20, y, 380, y + 2});
  for (int x : {20, 200, 378}) fill(ink, {x, x == 200 ? 90 : 40, x + 2, 242});
  fill(ink, {200, 54, 202, 82});
  for (int x : {190, 196, 205, 211}) fill(ink, {x, 56, x + 3, 80});
  Rulings rulings = rulings_of(ink, height);
  auto middle = std::find_if(rulings.upright.begin(), rulings.upright.end(),
                             [](const Line& line) { return std::abs(line.x0 - 200) < 4; });
  ASSERT_NE(middle, rulings.upright.end());
  EXPECT_NEAR(middle->y0, 90, 4);
  EXPECT_NEAR(middle->y1, 241, 4);
}

TEST(Rulings, AreNotTheStrokesOfALineOfText) {
  Picture ink(400, 200, 0);
  for (int y : {20, 180}) fill(ink, {20, y, 380, y + 2});
  for (int x : {20, 378}) fill(ink, {x, 20, x + 2, 182});
  for (int i = 0; i < 10; ++i) {  // characters with a level stroke each, nearly touching
    int x = 60 + 24 * i;
    fill(ink, {x, 100, x + 22, 102});
    for (int k : {2, 8, 14}) fill(ink, {x + k, 92, x + k + 3, 114});
  }
  for (const Line& line : rulings_of(ink, height).level)
    EXPECT_TRUE(line.y0 < 30 || line.y0 > 170) << line.y0;
}

TEST(Rulings, AreFoundWhereOnlyPiecesOfThemAreLeft) {
  // The right side is worn: strokes of half a character with gaps between them.
  Picture ink(400, 300, 0);
  for (int y : {40, 110, 180, 250}) fill(ink, {20, y, 380, y + 2});
  fill(ink, {20, 40, 22, 252});
  for (int y = 42; y < 250; y += 18) fill(ink, {378, y, 380, y + 13});
  std::vector<Line> upright = rulings_of(ink, height).upright;
  EXPECT_TRUE(std::any_of(upright.begin(), upright.end(), [](const Line& line) {
    return std::abs(line.x0 - 378) < 3 && line.y0 < 50 && line.y1 > 240;
  }));
}

TEST(Rulings, DoNotCrossACellThatSpansRows) {
  // The level line in the middle is missing in the cell between the two uprights, which holds text.
  Picture ink(400, 220, 0);
  for (int y : {20, 200}) fill(ink, {20, y, 380, y + 2});
  for (int x : {20, 170, 225, 378}) fill(ink, {x, 20, x + 2, 202});
  fill(ink, {20, 110, 172, 112});
  fill(ink, {225, 110, 380, 112});
  fill(ink, {185, 98, 207, 101});
  fill(ink, {185, 118, 207, 121});
  for (const Line& line : rulings_of(ink, height).level)
    EXPECT_FALSE(std::abs(line.y0 - 110) < 6 && line.x0 < 180 && line.x1 > 215) << line.x0 << " " << line.x1;
}

TEST(Rulings, AreNotAColumnOfOnes) {
  Picture ink(400, 300, 0);
  for (int y : {20, 280}) fill(ink, {20, y, 380, y + 2});
  for (int x : {20, 378}) fill(ink, {x, 20, x + 2, 282});
  for (int y = 30; y < 270; y += 36) fill(ink, {200, y, 203, y + 18});
  EXPECT_EQ(rulings_of(ink, height).upright.size(), 2U);
}

TEST(Lines, OfLargeTypeAreNotCutInTwo) {
  // Characters twice as high as those of the page, beside two lines of these that touch.
  Picture ink(400, 200, 0), rulings(400, 200, 0);
  for (int i = 0; i < 4; ++i)  // their strokes do not stand in line
    for (int y = 20 + i; y < 66; y += 4)
      fill(ink, {20 + 30 * i, y, 46 + 30 * i, y + 2}), fill(ink, {20 + 30 * i, 20, 23 + 30 * i, 68});
  for (int x = 220; x < 330; x += 26)
    for (int y : {20, 46})
      for (int k = 0; k < 24; k += 4)
        fill(ink, {x, y + k, x + 22, y + k + 3}), fill(ink, {x, y, x + 3, y + 24});
  fill(ink, {222, 40, 224, 50});  // a stroke that joins the two lines
  std::vector<Area> lines = text_lines(ink, rulings, height);
  EXPECT_EQ(std::count_if(lines.begin(), lines.end(), [](const Area& a) { return a.x0 < 180; }), 1);
  EXPECT_EQ(std::count_if(lines.begin(), lines.end(), [](const Area& a) { return a.x0 > 180; }), 2);
}

/// Pairs as tools/ocr/pairs.mjs writes them.
class Words : public testing::Test {
 protected:
  Words() : file_(testing::TempDir() + "pairs-of-words.txt") {
    std::ofstream(file_) << "计划 30000\n规划 9000\n划分 800\n付息 200\n让路 4000\n感恩 900\n河江 3\n江区 "
                            "30\n江山 9000\n目标 40000\n我们 9000000\n";
  }
  ~Words() override { std::remove(file_.c_str()); }

  std::string mended(Characters line) {
    Language::load(file_).mend(line);
    least_ = 1;
    for (const Character& character : line) least_ = std::min(least_, character.confidence);
    return text_of(line);
  }

  std::string file_;
  double least_ = 1;
};

Characters doubtful(Characters line, std::size_t place, std::vector<Reading> others) {
  line[place].others = std::move(others);
  return line;
}

TEST_F(Words, DecideWhatThePictureLeavesOpenAndSayThatItWasOpen) {
  EXPECT_EQ(mended(doubtful(reading({{"让", 0.8}, {"划", 0.99}}), 0, {{"计", 0.1}, {"社", 0.05}})), "计划");
  EXPECT_LT(least_, 0.5);
  EXPECT_EQ(mended(doubtful(reading({{"H", 0.6}, {"标", 0.99}}), 0, {{"目", 0.2}})), "目标");
}

TEST_F(Words, DoNotOverruleAClearPictureNorInventWhatItDoesNotShow) {
  EXPECT_EQ(mended(doubtful(reading({{"让", 0.995}, {"划", 0.99}}), 0, {{"计", 0.003}})), "让划");
  EXPECT_EQ(mended(doubtful(reading({{"让", 0.8}, {"划", 0.99}}), 0, {{"计", 0.05}})), "让划");
  EXPECT_EQ(mended(reading({{"让", 0.6}, {"划", 0.99}})), "让划");
  EXPECT_EQ(mended(doubtful(reading({{"付", 0.99}, {"息", 0.6}, {"标", 0.9}}), 1, {{"目", 0.3}})), "付息标");
  EXPECT_EQ(mended(doubtful(reading({{"河", 0.99}, {"汀", 0.5}, {"区", 0.9}}), 1, {{"江", 0.4}})), "河汀区");
  EXPECT_EQ(mended(doubtful(reading({{"规", 0.6}, {"划", 0.99}}), 0, {{"计", 0.3}})), "规划");
}

TEST_F(Words, NeverTouchAFigureOrASign) {
  EXPECT_EQ(mended(doubtful(reading({{"3", 0.5}, {"划", 0.99}}), 0, {{"计", 0.49}, {"5", 0.4}})), "3划");
  EXPECT_EQ(mended(doubtful(reading({{"≥", 0.5}, {"标", 0.99}}), 0, {{"目", 0.49}})), "≥标");
}

TEST(WordsOfNoFile, SayNothing) {
  Characters line = doubtful(reading({{"让", 0.5}, {"划", 0.99}}), 0, {{"计", 0.49}});
  Language::load("/nonexistent/pairs.txt").mend(line);
  EXPECT_EQ(text_of(line), "让划");
}

}  // namespace
}  // namespace hengji::ocr
