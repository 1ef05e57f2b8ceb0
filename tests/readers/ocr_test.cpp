// The parts of programs/ocr that need no trained network, on ink that is drawn here.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "ocr/lines.h"
#include "ocr/rulings.h"
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

}  // namespace
}  // namespace hengji::ocr
