#include "second_look.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string_view>

#include "base/utf8.h"
#include "lines.h"
#include "masks.h"
#include "runs.h"
#include "signs.h"

namespace hengji::ocr {
namespace {

/// A middle dot behind which the line is broken; a plain one at the end of a line is a speck to the reader.
constexpr const char* dot_at_end = "・";

constexpr double sure_fit = 0.88;
constexpr double likely_fit = 0.84;  ///< of a sign where nothing else is to be expected
constexpr double lone_fit = 0.8;     ///< of a sign in a piece that was taken for nothing or for letters
constexpr double by_shape = 0.45;    ///< confidence of a sign that fits no better: a person is asked
constexpr double unexplained = 0.3;  ///< confidence beside ink that nobody could name

/// How sure a sign is: one that another fits nearly as well is doubtful, however well it fits.
double confidence_of(const Sign& sign) {
  constexpr double clearly = 0.03;
  return sign.fit - sign.rival < clearly ? std::min(sign.fit, by_shape) : sign.fit;
}

bool is_wide(const Character& character) {
  char32_t point = code_point_at(character.text, 0).value;
  return is_ideograph(point) || point == U'★' || point == U'—' || (point >= 0xFF01 && point <= 0xFF60) ||
         (point >= 0x3001 && point <= 0x303F);
}

bool is_digit(const Character& character) {
  return character.text.size() == 1 && character.text[0] >= '0' && character.text[0] <= '9';
}

/// Brackets, stars and the like are drawn in one piece; a digit that is worn may come in two.
bool is_of_one_piece(const Character& character) {
  constexpr std::string_view pieces = "()（）[]*|/1<>-.,";
  return pieces.find(character.text) != std::string_view::npos;
}

/// Marks the runs that a character accounts for: the nearest, and what else may be a part of it.
void claim(const Character& character, const std::vector<Run>& runs, double height,
           std::vector<bool>& named) {
  if (runs.empty()) return;
  auto distance = [&](const Run& run) {
    return character.x < run.begin ? run.begin - character.x : std::max(0.0, character.x - run.end);
  };
  if (is_wide(character) && !is_of_one_piece(character)) {
    for (std::size_t i = 0; i < runs.size(); ++i)
      if (std::abs(runs[i].middle() - character.x) < height * 0.62 || distance(runs[i]) < 2) named[i] = true;
    return;
  }
  auto nearest = std::min_element(runs.begin(), runs.end(),
                                  [&](const Run& a, const Run& b) { return distance(a) < distance(b); });
  if (distance(*nearest) < height * 0.36) named[std::size_t(nearest - runs.begin())] = true;
  if (is_of_one_piece(character)) return;
  for (std::size_t i = 0; i < runs.size(); ++i)
    if (std::abs(runs[i].middle() - character.x) < height * 0.36) named[i] = true;
}

/// The runs whose ink none of the characters accounts for.
std::vector<Run> unnamed(const std::vector<Run>& runs, const Characters& characters, double height) {
  std::vector<bool> named(runs.size());
  for (const Character& character : characters) claim(character, runs, height, named);
  std::vector<Run> left;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (named[i]) continue;
    if (!left.empty() && runs[i].begin - left.back().end < height * 0.35)
      left.back().end = runs[i].end;
    else
      left.push_back(runs[i]);
  }
  return left;
}

/// Whether the place behind this character is one where a % is likely: behind a figure or its stand-in.
bool awaits_percent(const Character* before) {
  return before != nullptr && (is_digit(*before) || before->text == "*");
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

bool is_letter(const Character& character) {
  return character.text.size() == 1 && std::isalpha(static_cast<unsigned char>(character.text[0]));
}

/// The sign that a lone piece is, surely or with a doubt where it was taken for nothing or for letters.
Sign lone_sign(const Picture& text, const Area& piece, double height, const Characters& taken_for) {
  Sign sign = sign_in(text, piece, height);
  if (sign.fit >= sure_fit) return sign;
  bool open = std::all_of(taken_for.begin(), taken_for.end(), is_letter);
  bool of_a_form = sign.text == "≥" || sign.text == "≤" || sign.text == "%";
  if (open && of_a_form && sign.fit >= lone_fit) return {sign.text, by_shape, 0};
  return {};
}

void name_lone(const Picture& text, double height, TextLine& line) {
  Area piece = tight(text, line.area);
  Sign sign = lone_sign(text, piece, height, line.characters);
  if (sign.text.empty()) {
    // A letter or a stroke alone in its cell is more often a sign that was misread.
    for (Character& character : line.characters)
      if (!is_wide(character) && !is_digit(character) && character.text != "%")
        character.confidence = std::min(character.confidence, unexplained);
    return;
  }
  line.characters.clear();
  for (char32_t point : decoded(sign.text)) {
    double share = (double(line.characters.size()) + 0.5) / double(length(sign.text));
    line.characters.push_back({encoded({&point, 1}), piece.x0 + share * piece.width(), confidence_of(sign)});
  }
}

/// "M100%" and "W95": the sign before a figure was taken for a letter.
void mend_first(const Picture& text, double height, TextLine& line, const std::vector<Run>& runs) {
  Characters& characters = line.characters;
  if (characters.size() < 2 || runs.empty() || is_digit(characters[0])) return;
  bool is_round = characters[1].text == "O" || characters[1].text == "o";
  if (!is_digit(characters[1]) && !is_round) return;
  Run first = runs.front();
  for (const Run& run : runs)
    if (run.end < characters[1].x - height * 0.2) first.end = std::max(first.end, run.end);
  Area piece = piece_of(text, line.area, first);
  // "MO" is no word: there a sign need not fit as well as beside digits, and stays doubtful.
  bool of_letters = is_round && is_letter(characters[0]);
  Sign sign = of_letters ? lone_sign(text, piece, height, {characters[0]}) : sign_in(text, piece, height);
  if (sign.text.empty() || sign.text == "—" || sign.text == "/") return;
  if (!of_letters && sign.fit < sure_fit) return;
  if (is_round) characters[1] = {"0", characters[1].x, by_shape};
  characters[0].text = sign.text;
  characters[0].confidence = confidence_of(sign);
}

/// Whether a character may be a sign that the network took for something else: it knows > and 》, but next
/// to no ≥, and sees letters and quotation marks in signs and in the rings of a %.
bool may_be_sign(const Character& character) {
  constexpr std::string_view alike = "><》《〉〈≥≤";
  if (alike.find(character.text) != std::string_view::npos) return true;
  if (is_wide(character)) return false;
  return character.confidence < (is_digit(character) ? 0.6 : 0.9);
}

/// The ink between the neighbours of a character.
Area piece_about(const Picture& text, const TextLine& line, std::size_t i, const std::vector<Run>& runs,
                 double height) {
  auto reach = [&](const Character& character) { return height * (is_wide(character) ? 0.5 : 0.25); };
  const Characters& characters = line.characters;
  double from = i == 0 ? line.area.x0 : characters[i - 1].x + reach(characters[i - 1]);
  double to = i + 1 == characters.size() ? line.area.x1 : characters[i + 1].x - reach(characters[i + 1]);
  Run all{line.area.x1, line.area.x0};
  for (const Run& run : runs)
    if (run.middle() > from && run.middle() < to)
      all = {std::min(all.begin, run.begin), std::max(all.end, run.end)};
  return all.begin < all.end ? piece_of(text, line.area, all) : Area{};
}

/// Whether a character and its neighbour are already read as the two of >= or <=.
bool is_half_of(const Characters& line, std::size_t i) {
  auto is = [&](std::size_t k, std::string_view set) {
    return k < line.size() && set.find(line[k].text) != std::string_view::npos;
  };
  return (is(i, "=") && i > 0 && is(i - 1, "><")) || (is(i, "><") && is(i + 1, "="));
}

/// Names the signs inside a line by their shape.
void mend_signs(const Picture& text, double height, TextLine& line, const std::vector<Run>& runs) {
  for (std::size_t i = 0; i < line.characters.size(); ++i) {
    Character& character = line.characters[i];
    bool behind_star = i > 0 && line.characters[i - 1].text == "*" && !is_wide(character);
    if ((!may_be_sign(character) && !behind_star) || character.text == "*") continue;
    Sign sign = sign_in(text, piece_about(text, line, i, runs, height), height);
    bool percent = sign.text == "%" && awaits_percent(i == 0 ? nullptr : &line.characters[i - 1]);
    if (sign.fit < (percent ? likely_fit : sure_fit)) continue;
    if (sign.text == "—" || sign.text == "/" || sign.text == "√") continue;
    if (sign.text.size() == 2 && is_half_of(line.characters, i)) continue;
    if ((is_digit(character) || behind_star) && sign.text != "%") continue;
    character = {sign.text, character.x, confidence_of(sign)};
  }
}

/// A middle dot stands between two characters that leave more room than they need.
bool is_middle_dot(const Area& piece, const TextLine& line, const Character* before, const Character* after,
                   double height) {
  if (before == nullptr || !is_wide(*before) || (after != nullptr && !is_wide(*after))) return false;
  double room = after != nullptr ? after->x - before->x : (piece.x0 + piece.x1) - 2 * before->x;
  if (room < height * 1.15 || room > height * 2.2) return false;
  int smaller = std::min(piece.width(), piece.height()), larger = std::max(piece.width(), piece.height());
  double off = (piece.y0 + piece.y1 - line.area.y0 - line.area.y1) / 2.0;
  return smaller > height * 0.08 && larger < height * 0.25 && larger * 2 <= smaller * 3 &&
         std::abs(off) < height * 0.18;
}

/// The last character named a middle dot that is drawn as one: the line is broken behind it.
void keep_last_dot(double height, const Picture& text, TextLine& line, const std::vector<Run>& runs) {
  Characters& characters = line.characters;
  if (characters.size() < 2 || characters.back().text != "·") return;
  for (const Run& run : runs) {
    if (std::abs(run.middle() - characters.back().x) > height * 0.4) continue;
    Area piece = piece_of(text, line.area, run);
    if (!is_middle_dot(piece, line, &characters[characters.size() - 2], nullptr, height)) continue;
    characters.back().text = dot_at_end;
    return;
  }
}

/// A comma hangs low between two characters that leave room for it, and is higher than wide.
bool is_comma(const Area& piece, const TextLine& line, const Character* before, const Character* after,
              double height) {
  if (before == nullptr || after == nullptr || !is_wide(*before) || !is_wide(*after)) return false;
  if (after->x - before->x < height * 1.25) return false;
  double middle = (piece.y0 + piece.y1) / 2.0;
  return piece.height() * 5 >= piece.width() * 6 && piece.height() > height * 0.12 &&
         piece.height() < height * 0.4 && middle > line.area.y0 + line.area.height() * 0.7;
}

/// What the ink of a run is by its shape and its place; an empty text where that cannot be said.
Sign named_by_shape(const Picture& text, double height, const TextLine& line, const Area& piece) {
  double x = (piece.x0 + piece.x1) / 2.0;
  const Character* before = nullptr;
  const Character* after = nullptr;
  for (const Character& character : line.characters)
    if (character.x < x)
      before = &character;
    else if (after == nullptr)
      after = &character;
  if (is_middle_dot(piece, line, before, after, height))
    return {after != nullptr ? "·" : dot_at_end, after != nullptr ? 0.6 : by_shape, 0};
  if (is_comma(piece, line, before, after, height)) return {"，", by_shape, 0};
  if (Sign bracket = bracket_in(text, piece, height); bracket.fit > 0) return bracket;
  Sign sign = sign_in(text, piece, height);
  bool sure = sign.fit >= (sign.text == "%" && awaits_percent(before) ? likely_fit : sure_fit);
  if (!sure || sign.text == "—" || sign.text == "/") return {};
  return {sign.text, confidence_of(sign) * 0.97};
}

void name_unnamed(const Picture& text, double height, TextLine& line, const std::vector<Run>& runs) {
  for (const Run& run : unnamed(runs, line.characters, height)) {
    Area piece = piece_of(text, line.area, run);
    if (piece.empty()) continue;
    Sign sign = named_by_shape(text, height, line, piece);
    if (!sign.text.empty()) {
      insert(line.characters, {sign.text, run.middle(), sign.fit});
    } else if ((piece.height() > height * 0.4 && piece.width() > height * 0.12) ||
               piece.width() > height * 0.4) {
      for (Character& character : line.characters)
        if (std::abs(character.x - run.middle()) < height * 1.5)
          character.confidence = std::min(character.confidence, unexplained);
    }
  }
}

/// Where strokes have run together, ink goes on for more than the characters that were named can take.
void doubt_long_runs(double height, TextLine& line, const std::vector<Run>& runs) {
  for (const Run& run : runs) {
    double covered_to = run.begin, longest = 0;
    Character* last = nullptr;
    for (Character& character : line.characters) {
      double half = height * (is_wide(character) ? 0.75 : 0.5);
      if (character.x + half < run.begin || character.x - half > run.end) continue;
      longest = std::max(longest, character.x - half - covered_to);
      covered_to = std::max(covered_to, character.x + half);
      last = &character;
    }
    longest = std::max(longest, run.end - covered_to);
    if (last != nullptr && longest > height * 0.3) last->confidence = std::min(last->confidence, unexplained);
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
      // Between characters there are no full points, whatever is left of the tail.
      bool has_tail = piece.height() * 4 >= piece.width() * 5;
      bool inside = i + 1 < line.characters.size() && is_wide(line.characters[i + 1]);
      if (has_tail || inside) character.text = "，";
      if (inside && !has_tail) character.confidence = std::min(character.confidence, by_shape);
      break;
    }
  }
}

/// How far the upper third of a mark stands to the right of its lower third, for its width: the tail of a
/// comma runs to the left, the stroke 、 to the right.
double lean_of(const Picture& text, const Area& mark) {
  auto middle = [&](int from, int to) {
    double sum = 0, count = 0;
    for (int y = from; y < to; ++y)
      for (int x = mark.x0; x < mark.x1; ++x)
        if (text.at(x, y) != 0) sum += x, ++count;
    return count == 0 ? 0 : sum / count;
  };
  int third = std::max(1, mark.height() / 3);
  return (middle(mark.y0, mark.y0 + third) - middle(mark.y1 - third, mark.y1)) / std::max(1, mark.width());
}

/// Tells ， from 、 between characters, where one was taken for the other.
void mend_strokes(const Picture& text, double height, TextLine& line, const std::vector<Run>& runs) {
  constexpr double clearly = 0.3;
  for (std::size_t i = 1; i < line.characters.size(); ++i) {
    Character& character = line.characters[i];
    if (is_digit(line.characters[i - 1]) && i + 1 < line.characters.size() &&
        is_digit(line.characters[i + 1]))
      continue;
    bool is_comma_read = character.text == "，" || character.text == ",",
         is_stroke_read = character.text == "、";
    if (!is_comma_read && !is_stroke_read) continue;
    for (const Run& run : runs) {
      if (character.x < run.begin - 2 || character.x > run.end + 2 || run.width() > height * 0.45) continue;
      Area mark = piece_of(text, line.area, run);
      if (mark.empty() || mark.height() < height * 0.15 || mark.height() > height * 0.45) break;
      double lean = lean_of(text, mark);
      bool wrong = is_comma_read ? lean < -clearly : lean > clearly;
      if (wrong)
        character.text = is_comma_read ? "、" : "，",
        character.confidence = std::min(character.confidence, by_shape);
      break;
    }
  }
}

/// The comma between the thousands of a figure hangs below its digits; a point stands on their line.
void mend_grouping(const Picture& text, double height, TextLine& line, const std::vector<Run>& runs) {
  Characters& characters = line.characters;
  for (std::size_t i = 1; i + 1 < characters.size(); ++i) {
    if (characters[i].text != "." || !is_digit(characters[i - 1]) || !is_digit(characters[i + 1])) continue;
    auto run_at = [&](double x) {
      return std::find_if(runs.begin(), runs.end(),
                          [&](const Run& run) { return x > run.begin - 2 && x < run.end + 2; });
    };
    auto mark = run_at(characters[i].x), digit = run_at(characters[i - 1].x);
    if (mark == runs.end() || digit == runs.end() || mark == digit || mark->width() > height * 0.35) continue;
    Area tail = piece_of(text, line.area, *mark), body = piece_of(text, line.area, *digit);
    bool hangs = tail.y1 - body.y1 > height * 0.07 && tail.height() * 5 >= tail.width() * 6;
    if (hangs) characters[i] = {",", characters[i].x, std::min(characters[i].confidence, 0.9)};
  }
}

/// Two dashes are drawn as one long stroke, the strokes of 一一 with room between them. One that is as long
/// as several is several, however many were named.
void mend_dashes(const Picture& text, double height, TextLine& line, const std::vector<Run>& runs) {
  for (const Run& run : runs) {
    if (run.width() < height * 1.5 || piece_of(text, line.area, run).height() > height * 0.25) continue;
    Characters& all = line.characters;
    auto within = [&](const Character& c) { return c.x > run.begin && c.x < run.end; };
    for (Character& character : all)
      if (within(character) && character.text == "一") character.text = "—";
    auto first = std::find_if(all.begin(), all.end(), within);
    auto missing = std::lround(run.width() / height) - std::count_if(all.begin(), all.end(), within);
    if (first == all.end() || first->text != "—" || missing <= 0 || missing > 2) continue;
    first->confidence = std::min(first->confidence, by_shape);
    all.insert(first, std::size_t(missing), Character(*first));
  }
}

}  // namespace

bool has_unnamed_ink(const Picture& text, double height, const TextLine& line) {
  std::vector<Run> left = unnamed(runs_of(text, line.area), line.characters, height);
  return std::any_of(left.begin(), left.end(), [&](const Run& run) {
    Area piece = piece_of(text, line.area, run);
    return std::max(piece.height(), piece.width()) > height * 0.25;
  });
}

void look_again(const Picture& text, double height, std::vector<TextLine>& lines) {
  for (TextLine& line : lines) {
    std::vector<Run> runs = runs_of(text, line.area);
    if (is_lone(line, height)) {
      name_lone(text, height, line);
      mend_first(text, height, line, runs);
      continue;
    }
    mend_first(text, height, line, runs);
    mend_masks(text, height, line, runs);
    keep_last_dot(height, text, line, runs);
    mend_signs(text, height, line, runs);
    name_unnamed(text, height, line, runs);
    mend_commas(text, line, runs);
    mend_strokes(text, height, line, runs);
    mend_grouping(text, height, line, runs);
    mend_dashes(text, height, line, runs);
    doubt_long_runs(height, line, runs);
  }
}

}  // namespace hengji::ocr
