#include "crumbs.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/utf8.h"
#include "runs.h"

namespace hengji::ocr {
namespace {

constexpr double largest = 0.14;   ///< side of a crumb, in heights of a character
constexpr double no_room = 1.12;   ///< from one character to the next, where nothing stands between them
constexpr double by_crumb = 0.45;  ///< confidence beside one: a person is asked

bool is_one_of(const Character& character, std::string_view set) {
  return set.find(character.text) != std::string_view::npos;
}

bool is_chinese(const Character& character) {
  return is_ideograph(code_point_at(character.text, 0).value);
}

bool is_small(const Picture& text, double height, const TextLine& line, double x,
              const std::vector<Run>& runs) {
  for (const Run& run : runs) {
    if (std::abs(run.middle() - x) > height * 0.25) continue;
    Area piece = piece_of(text, line.area, run);
    if (std::max(piece.width(), piece.height()) <= height * largest) return true;
  }
  return false;
}

}  // namespace

void drop_crumbs(const Picture& text, double height, TextLine& line) {
  Characters& characters = line.characters;
  std::vector<Run> runs = runs_of(text, line.area);
  for (std::size_t i = 1; i + 1 < characters.size();) {
    Character &before = characters[i - 1], &after = characters[i + 1];
    bool is_point = is_one_of(characters[i], ".．") && is_chinese(before) && is_one_of(after, "、丶，,");
    bool is_dot = is_one_of(characters[i], "·・") && is_chinese(before) && is_chinese(after) &&
                  after.x - before.x < height * no_room;
    if ((!is_point && !is_dot) || !is_small(text, height, line, characters[i].x, runs)) {
      ++i;
      continue;
    }
    for (Character* beside : {&before, &after}) beside->confidence = std::min(beside->confidence, by_crumb);
    characters.erase(characters.begin() + std::ptrdiff_t(i));
  }
}

}  // namespace hengji::ocr
