#include "masks.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "signs.h"

namespace hengji::ocr {
namespace {

constexpr double by_shape = 0.45;  ///< confidence of what only its shape told: a person is asked

bool is_one_of(const Character& character, std::string_view set) {
  return set.find(character.text) != std::string_view::npos;
}

/// The run nearest to a character, if it is near enough to be its own.
const Run* run_at(const std::vector<Run>& runs, double x, double height) {
  auto distance = [&](const Run& run) { return std::abs(run.middle() - x); };
  auto nearest = std::min_element(runs.begin(), runs.end(),
                                  [&](const Run& a, const Run& b) { return distance(a) < distance(b); });
  return nearest == runs.end() || distance(*nearest) > height * 0.4 ? nullptr : &*nearest;
}

/// A star is small, about as wide as high, and hangs in the upper part of its line.
bool is_star(const Area& piece, double height) {
  int smaller = std::min(piece.width(), piece.height()), larger = std::max(piece.width(), piece.height());
  return !piece.empty() && larger > height * 0.22 && larger < height * 0.55 && larger * 2 <= smaller * 3;
}

bool are_alike(const Area& one, const Area& other, double height) {
  double off = std::max({std::abs(one.width() - other.width()), std::abs(one.height() - other.height()),
                         std::abs(one.y0 - other.y0)});
  return off <= std::max(2.0, height * 0.1) && std::abs(one.x0 - other.x0) < height * 0.75;
}

/// Adds the star that was lost beside one that was named, and takes an x beside one for what it is.
void mend_stars(const Picture& text, double height, TextLine& line, const std::vector<Run>& runs) {
  Characters& characters = line.characters;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (characters[i].text != "*") continue;
    for (std::size_t k : {i - 1, i + 1})
      if (k < characters.size() && is_one_of(characters[k], "xX×") && characters[k].confidence < 0.95)
        characters[k] = {"*", characters[k].x, by_shape};
    bool is_alone = (i == 0 || characters[i - 1].text != "*") &&
                    (i + 1 == characters.size() || characters[i + 1].text != "*");
    const Run* own = run_at(runs, characters[i].x, height);
    if (!is_alone || own == nullptr) continue;
    Area star = piece_of(text, line.area, *own);
    if (!is_star(star, height)) continue;
    for (const Run* beside :
         {own == &runs.front() ? nullptr : own - 1, own == &runs.back() ? nullptr : own + 1}) {
      if (beside == nullptr) continue;
      Area piece = piece_of(text, line.area, *beside);
      if (!is_star(piece, height) || !are_alike(star, piece, height)) continue;
      bool behind = beside > own;
      characters[i].x = own->middle();
      characters.insert(characters.begin() + std::ptrdiff_t(i + behind), {"*", beside->middle(), by_shape});
      ++i;
      break;
    }
  }
}

/// "**00）": the rings of a % are drawn aslant, the second lower than the first.
void mend_percent(const Picture& text, double height, TextLine& line, const std::vector<Run>& runs) {
  Characters& characters = line.characters;
  for (std::size_t i = 1; i < characters.size(); ++i) {
    if (characters[i - 1].text != "*" || !is_one_of(characters[i], "0oO°")) continue;
    std::size_t end = i + 1;
    while (end < characters.size() && is_one_of(characters[end], "0oO°%")) ++end;
    bool closed = end == characters.size() || is_one_of(characters[end], ")）");
    if (!closed || end - i > 2) continue;
    const Run* first = run_at(runs, characters[i].x, height);
    const Run* star = run_at(runs, characters[i - 1].x, height);
    if (first == nullptr || star == nullptr || first == star) continue;
    Run both = *first;
    for (const Run& run : runs)
      if (run.begin >= star->end && run.end <= star->end + height * 1.1 &&
          (end == characters.size() || run.middle() < characters[end].x - height * 0.15))
        both = {std::min(both.begin, run.begin), std::max(both.end, run.end)};
    if (sign_in(text, piece_of(text, line.area, both), height).text != "%") continue;
    characters[i] = {"%", both.middle(), by_shape};
    characters.erase(characters.begin() + std::ptrdiff_t(i + 1), characters.begin() + std::ptrdiff_t(end));
  }
}

/// Of ）（ that touch, one may be named in the place of the other, or one for both.
void mend_brackets(const Picture& text, double height, TextLine& line, const std::vector<Run>& runs) {
  Characters& characters = line.characters;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    Character& character = characters[i];
    bool opens = is_one_of(character, "(（"), closes = is_one_of(character, ")）");
    if (!opens && !closes) continue;
    const Run* own = run_at(runs, character.x, height);
    if (own == nullptr) continue;
    Sign drawn = bracket_in(text, piece_of(text, line.area, *own), height);
    if (drawn.text.empty() || (drawn.text == "(") == opens) continue;
    // Its own bracket may stand right beside, and the nearest run be that of the one that was lost.
    for (const Run* beside :
         {own == &runs.front() ? nullptr : own - 1, own == &runs.back() ? nullptr : own + 1}) {
      if (beside == nullptr || std::abs(beside->middle() - character.x) > height * 0.6) continue;
      Sign other = bracket_in(text, piece_of(text, line.area, *beside), height);
      if (!other.text.empty() && (other.text == "(") == opens) character.x = beside->middle();
    }
  }
}

}  // namespace

void mend_masks(const Picture& text, double height, TextLine& line, const std::vector<Run>& runs) {
  if (runs.empty()) return;
  mend_brackets(text, height, line, runs);
  mend_stars(text, height, line, runs);
  mend_percent(text, height, line, runs);
}

}  // namespace hengji::ocr
