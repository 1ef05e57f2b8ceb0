#include "second_look.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/utf8.h"
#include "lines.h"
#include "signs.h"

namespace hengji::ocr {
namespace {

constexpr double sure_fit = 0.88;
constexpr double unexplained = 0.3;  ///< confidence beside ink that nobody could name

/// A run of columns with ink.
struct Run {
  int begin;
  int end;

  double middle() const { return (begin + end) / 2.0; }
  int width() const { return end - begin; }
};

std::vector<Run> runs_of(const Picture& text, const Area& area) {
  std::vector<Run> runs;
  for (int x = area.x0; x < area.x1; ++x) {
    bool ink = false;
    for (int y = area.y0; y < area.y1 && !ink; ++y) ink = text.at(x, y) != 0;
    if (!ink) continue;
    if (!runs.empty() && runs.back().end == x)
      ++runs.back().end;
    else
      runs.push_back({x, x + 1});
  }
  return runs;
}

bool is_wide(const Character& character) {
  char32_t point = code_point_at(character.text, 0).value;
  return is_ideograph(point) || point == U'★' || point == U'—' || (point >= 0xFF01 && point <= 0xFF60) ||
         (point >= 0x3001 && point <= 0x303F);
}

bool is_digit(const Character& character) {
  return character.text.size() == 1 && character.text[0] >= '0' && character.text[0] <= '9';
}

/// The runs whose ink none of the characters accounts for.
std::vector<Run> unnamed(const std::vector<Run>& runs, const Characters& characters, double height) {
  std::vector<Run> left;
  for (const Run& run : runs) {
    bool named = std::any_of(characters.begin(), characters.end(), [&](const Character& character) {
      // Wide characters come in several runs; a run may also hold several narrow characters that touch.
      double reach = height * (is_wide(character) ? 0.62 : 0.36);
      return std::abs(run.middle() - character.x) < reach ||
             (character.x > run.begin - 2 && character.x < run.end + 2);
    });
    if (named) continue;
    if (!left.empty() && run.begin - left.back().end < height * 0.35)
      left.back().end = run.end;
    else
      left.push_back(run);
  }
  return left;
}

Area piece_of(const Picture& text, const Area& line, const Run& run) {
  return tight(text, {run.begin, line.y0, run.end, line.y1});
}

void insert(Characters& characters, Character character) {
  auto at = std::find_if(characters.begin(), characters.end(),
                         [&](const Character& c) { return c.x > character.x; });
  characters.insert(at, std::move(character));
}

/// A piece that stands alone in its cell: the whole line is at most one sign.
bool is_lone(const TextLine& line, double height) {
  return line.area.width() < height * 1.8 && line.characters.size() <= 3 &&
         std::none_of(line.characters.begin(), line.characters.end(), [](const Character& character) {
           return (is_wide(character) && character.confidence > 0.8 && character.text != "—" &&
                   character.text != "一") ||
                  (is_digit(character) && character.confidence > 0.9);
         });
}

void name_lone(const Picture& text, double height, TextLine& line) {
  Area piece = tight(text, line.area);
  Sign sign = sign_in(text, piece, height);
  if (sign.fit < sure_fit) {
    // A letter or a stroke alone in its cell is more often a sign that was misread.
    for (Character& character : line.characters)
      if (!is_wide(character) && !is_digit(character) && character.text != "%")
        character.confidence = std::min(character.confidence, unexplained);
    return;
  }
  line.characters.clear();
  for (char32_t point : decoded(sign.text)) {
    double share = (double(line.characters.size()) + 0.5) / double(length(sign.text));
    line.characters.push_back({encoded({&point, 1}), piece.x0 + share * piece.width(), sign.fit});
  }
}

/// "M100%" and "W95": the sign before a figure was taken for a letter.
void mend_first(const Picture& text, double height, TextLine& line, const std::vector<Run>& runs) {
  Characters& characters = line.characters;
  if (characters.size() < 2 || runs.empty() || is_digit(characters[0]) || !is_digit(characters[1])) return;
  Run first = runs.front();
  for (const Run& run : runs)
    if (run.end < characters[1].x - height * 0.2) first.end = std::max(first.end, run.end);
  Sign sign = sign_in(text, piece_of(text, line.area, first), height);
  if (sign.fit < sure_fit || sign.text.empty() || sign.text == "—" || sign.text == "/") return;
  characters[0].text = sign.text;
  characters[0].confidence =
      std::max(sign.fit, characters[0].text == sign.text ? characters[0].confidence : 0.0);
}

void name_unnamed(const Picture& text, double height, TextLine& line, const std::vector<Run>& runs) {
  for (const Run& run : unnamed(runs, line.characters, height)) {
    Area piece = piece_of(text, line.area, run);
    Sign sign = sign_in(text, piece, height);
    if (sign.fit >= sure_fit && sign.text != "—" && sign.text != "/") {
      insert(line.characters, {sign.text, run.middle(), sign.fit * 0.97});
    } else if (piece.height() > height * 0.4 && piece.width() > height * 0.12) {
      for (Character& character : line.characters)
        if (std::abs(character.x - run.middle()) < height * 1.5)
          character.confidence = std::min(character.confidence, unexplained);
    }
  }
}

/// The network takes the small comma of a small type for a full point; a comma has a tail.
void mend_commas(const Picture& text, TextLine& line, const std::vector<Run>& runs) {
  for (std::size_t i = 1; i < line.characters.size(); ++i) {
    Character& character = line.characters[i];
    if (character.text != "．" && character.text != ".") continue;
    if (!is_wide(line.characters[i - 1]) ||
        (i + 1 < line.characters.size() && is_digit(line.characters[i + 1])))
      continue;
    for (const Run& run : runs) {
      if (character.x < run.begin - 4 || character.x > run.end + 4) continue;
      Area piece = piece_of(text, line.area, run);
      if (piece.height() * 4 >= piece.width() * 5) character.text = "，";
      break;
    }
  }
}

}  // namespace

void look_again(const Picture& text, double height, std::vector<TextLine>& lines) {
  for (TextLine& line : lines) {
    if (is_lone(line, height)) {
      name_lone(text, height, line);
      continue;
    }
    std::vector<Run> runs = runs_of(text, line.area);
    mend_first(text, height, line, runs);
    name_unnamed(text, height, line, runs);
    mend_commas(text, line, runs);
  }
}

}  // namespace hengji::ocr
