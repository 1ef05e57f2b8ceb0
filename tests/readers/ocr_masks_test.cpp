// Signs and masks that the recogniser loses or takes for others, on ink that is drawn here.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "ocr/crumbs.h"
#include "ocr/lines.h"
#include "ocr/second_look.h"
#include "ocr/signs.h"

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

void draw_star(Picture& ink, int x, int y) {
  fill(ink, {x + 3, y, x + 5, y + 8});
  fill(ink, {x, y + 3, x + 8, y + 5});
}

/// One that opens bows to the left.
void draw_bracket(Picture& ink, int x, bool opens) {
  for (int y = 18; y < 44; ++y) {
    int out = int(std::lround(6 * std::pow((y - 30.5) / 13, 2)));
    int at = opens ? x + out : x + 6 - out;
    fill(ink, {at, y, at + 2, y + 1});
  }
}

std::string text_of(const Characters& line) {
  std::string text;
  for (const Character& character : line) text += character.text;
  return text;
}

std::string after_second_look(const Picture& ink, Characters characters) {
  std::vector<TextLine> lines{{tight(ink, ink.area()), std::move(characters)}};
  look_again(ink, height, lines);
  return text_of(lines[0].characters);
}

TEST(Masks, OfTwoStarsNeitherIsLost) {
  Picture ink(140, 60, 0);
  fill(ink, {10, 20, 32, 44});
  draw_star(ink, 38, 22), draw_star(ink, 50, 22);
  fill(ink, {62, 20, 84, 44});
  EXPECT_EQ(after_second_look(ink, {{"于", 21, 0.99}, {"*", 42, 0.9}, {"人", 73, 0.99}}), "于**人");
  EXPECT_EQ(after_second_look(ink, {{"于", 21, 0.99}, {"*", 54, 0.9}, {"人", 73, 0.99}}), "于**人");
  EXPECT_EQ(after_second_look(ink, {{"于", 21, 0.99}, {"x", 42, 0.6}, {"*", 54, 0.9}, {"人", 73, 0.99}}),
            "于**人");
}

TEST(Masks, AStarAloneStaysAlone) {
  Picture ink(140, 60, 0);
  fill(ink, {10, 20, 32, 44});
  draw_star(ink, 38, 22);
  fill(ink, {52, 20, 74, 44});
  EXPECT_EQ(after_second_look(ink, {{"人", 21, 0.99}, {"*", 42, 0.9}, {"月", 63, 0.99}}), "人*月");
}

TEST(Masks, TheRingsOfAPercentBehindStarsAreNoZeros) {
  Picture ink(140, 60, 0);
  draw_star(ink, 10, 22), draw_star(ink, 22, 22);
  draw_ring(ink, 39, 27, 4.5);
  draw_ring(ink, 49, 38, 4.5);
  draw_bracket(ink, 60, false);
  Characters line{{"*", 14, 0.9}, {"*", 26, 0.9}, {"0", 39, 0.9}, {"0", 49, 0.9}, {")", 63, 0.9}};
  EXPECT_EQ(after_second_look(ink, line), "**%)");
}

TEST(Masks, OfBracketsThatTouchEachIsNamedOnce) {
  Picture ink(140, 60, 0);
  fill(ink, {10, 20, 32, 44});
  draw_bracket(ink, 38, false), draw_bracket(ink, 50, true);
  fill(ink, {62, 20, 84, 44});
  EXPECT_EQ(after_second_look(ink, {{"均", 21, 0.99}, {"(", 45, 0.9}, {"人", 73, 0.99}}), "均)(人");
}

TEST(SecondLook, KeepsAMiddleDotBehindWhichTheLineIsBroken) {
  for (bool in_the_middle : {true, false}) {
    Picture ink(140, 60, 0);
    for (int x : {20, 46}) fill(ink, {x, 20, x + 22, 44});
    int y = in_the_middle ? 30 : 40;
    fill(ink, {75, y, 79, y + 4});
    Characters line{{"元", 31, 0.99}, {"人", 57, 0.99}, {"·", 77, 0.8}};
    EXPECT_EQ(after_second_look(ink, line), in_the_middle ? "元人・" : "元人·");
  }
}

TEST(SecondLook, TakesMOForASignAndZero) {
  Picture ink(80, 60, 0);
  for (int x = 0; x < 16; ++x) {
    int y = x < 1 ? 22 : 22 + x / 3;
    fill(ink, {10 + x, y, 12 + x, y + 2}), fill(ink, {10 + x, 33 - x / 3, 12 + x, 35 - x / 3});
  }
  fill(ink, {10, 38, 28, 40});
  for (int y = 20; y < 40; ++y) {
    double across = 6 * std::sqrt(1 - std::pow((y - 29.5) / 10, 2));
    fill(ink, {int(42 - across), y, int(44 - across), y + 1}),
        fill(ink, {int(42 + across), y, int(44 + across), y + 1});
  }
  std::vector<TextLine> lines{{tight(ink, ink.area()), {{"M", 19, 0.7}, {"O", 43, 0.9}}}};
  look_again(ink, height, lines);
  EXPECT_EQ(text_of(lines[0].characters), "≥0");
  EXPECT_LT(lines[0].characters[1].confidence, 0.5);
}

TEST(Signs, GreaterOrEqualMayBeWrittenAsTwoThatStandSideBySide) {
  Picture ink(60, 60, 0);
  for (int y = 0; y < 13; ++y)
    fill(ink, {10 + std::min(y, 12 - y) * 2, 24 + y, 13 + std::min(y, 12 - y) * 2, 25 + y});
  fill(ink, {25, 27, 37, 29}), fill(ink, {25, 32, 37, 34});  // no empty column before the =
  EXPECT_EQ(sign_in(ink, tight(ink, ink.area()), height).text, ">=");
}

TEST(Signs, OfTwoCharactersAreNotPutForOneOfThem) {
  Picture ink(140, 60, 0);
  for (int y = 0; y < 13; ++y) {
    int x = 10 + std::min(y, 12 - y) * 2;
    fill(ink, {x, 24 + y, x + 3, 25 + y});
  }
  fill(ink, {25, 27, 37, 29}), fill(ink, {25, 32, 37, 34});
  for (int x : {44, 60, 76}) fill(ink, {x, 20, x + 9, 40});
  Characters line{{">", 17, 0.9}, {"=", 29, 0.7}, {"4", 48, 0.99}, {"1", 64, 0.99}, {"1", 80, 0.99}};
  EXPECT_EQ(after_second_look(ink, line), ">=411");
}

TEST(SecondLook, CountsTheDashesOfALongStroke) {
  Picture ink(200, 60, 0);
  fill(ink, {10, 20, 32, 44});
  fill(ink, {36, 31, 84, 33});
  fill(ink, {90, 20, 112, 44});
  std::vector<TextLine> lines{{{10, 20, 112, 44}, {{"度", 21, 0.99}, {"—", 50, 0.8}, {"期", 101, 0.99}}}};
  look_again(ink, height, lines);
  EXPECT_EQ(text_of(lines[0].characters), "度——期");
  EXPECT_LT(lines[0].characters[1].confidence, 0.5);
}

TEST(Crumbs, AreNoMarksOfTheirOwn) {
  Picture ink(200, 60, 0);
  for (int x : {10, 70, 98}) fill(ink, {x, 20, x + 22, 44});
  fill(ink, {36, 36, 38, 38});  // a crumb
  fill(ink, {44, 34, 52, 42});  // 、
  fill(ink, {94, 30, 96, 32});  // another one, where there is no room for a dot
  TextLine line{{10, 20, 120, 44},
                {{"温", 21, 0.99},
                 {".", 37, 0.9},
                 {"、", 48, 0.9},
                 {"氧", 81, 0.99},
                 {"·", 95, 0.9},
                 {"学", 107, 0.99}}};
  drop_crumbs(ink, height, line);
  EXPECT_EQ(text_of(line.characters), "温、氧学");
  for (const Character& character : line.characters) EXPECT_LT(character.confidence, 0.5);
}

TEST(Crumbs, AreNotTheDotsAndPointsThatArePrinted) {
  Picture ink(200, 60, 0);
  for (int x : {10, 44}) fill(ink, {x, 20, x + 22, 44});
  fill(ink, {36, 30, 40, 34});
  TextLine line{{10, 20, 66, 44}, {{"人", 21, 0.99}, {"·", 38, 0.9}, {"月", 55, 0.99}}};
  drop_crumbs(ink, height, line);
  EXPECT_EQ(text_of(line.characters), "人·月");
  EXPECT_GT(line.characters[0].confidence, 0.9);
}

TEST(Lines, HoldLongDashesBetweenCharacters) {
  Picture ink(400, 120, 0), rulings(400, 120, 0);
  for (int x : {20, 46, 130, 156})
    for (int y : {20, 28, 36}) fill(ink, {x, y, x + 22, y + 4}), fill(ink, {x, 20, x + 3, 44});
  fill(ink, {72, 31, 126, 33});    // a dash of more than two characters
  fill(ink, {20, 100, 200, 102});  // what is left of a ruling
  std::vector<Area> lines = text_lines(ink, rulings, height);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0], (Area{20, 20, 178, 44}));
}

}  // namespace
}  // namespace hengji::ocr
