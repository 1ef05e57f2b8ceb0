#include "page.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <numeric>
#include <optional>
#include <span>
#include <string_view>

#include "blots.h"
#include "crumbs.h"
#include "faint.h"
#include "ink.h"
#include "lines.h"
#include "second_look.h"
#include "vote.h"

namespace hengji::ocr {
namespace {

constexpr double legible = 0.85;    ///< mean confidence of a page that stands upright
constexpr std::size_t sample = 12;  ///< lines that are read to tell how a page stands

/// A page that is level, with its lines found and not read yet.
struct Prepared {
  Picture page;
  Picture ink;
  Picture rulings;  ///< where they run
  std::vector<Area> areas;
  std::vector<std::optional<Characters>> lines;  ///< what stands in each area, once it was read
  Seen seen;
};

/// Takes dust off the page: a speck behind a figure reads as a full stop.
void sweep(Prepared& p, const Picture& dust) {
  for (std::size_t i = 0; i < dust.pixels.size(); ++i)
    if (dust.pixels[i] != 0) p.page.pixels[i] = 255, p.ink.pixels[i] = 0;
}

Prepared prepared(const Picture& picture, int quarters) {
  Prepared p;
  Picture upright = quarter_turned(picture, quarters);
  p.ink = ink_of(upright);
  double tilt = skew(p.ink);
  bool level = std::abs(tilt) < 0.02;
  p.page = level ? std::move(upright) : turned(upright, tilt);
  if (!level) p.ink = ink_of(p.page);
  p.seen = {
      .width = p.page.width, .height = p.page.height, .quarters = quarters, .skew_degrees = level ? 0 : tilt};
  double height = p.seen.character_height = character_height(p.ink);
  if (height == 0) return p;
  p.seen.rulings = rulings_of(p.ink, height);
  p.rulings = drawn(p.seen.rulings, p.page.width, p.page.height);
  sweep(p, dust_of(p.ink, p.rulings, height));
  p.areas = text_lines(p.ink, p.rulings, height);
  p.lines.resize(p.areas.size());
  return p;
}

/// How a line is shown to the recogniser: where two ways to show it read differently, neither is certain.
struct Showing {
  double margin = 0.16;  ///< white about the ink, in heights of a character
  double softening = 0;  ///< spread, in heights of a character
};

constexpr Showing plain;
constexpr Showing close{.margin = 0.03};
constexpr Showing soft{.margin = 0.12, .softening = 0.04};

int margin_of(double height, const Showing& showing) {
  return std::max(1, int(std::lround(height * showing.margin)));
}

/// The line with a margin, rulings made white, as high as a line of text even where only a dash stands in it.
Picture line_picture(const Prepared& p, const Area& area, const Showing& showing) {
  int margin = margin_of(p.seen.character_height, showing);
  int missing = std::max(0, int(p.seen.character_height) - area.height());
  Area wanted{area.x0 - margin, area.y0 - margin - missing / 2, area.x1 + margin,
              area.y1 + margin + missing / 2};
  Picture line(wanted.width(), wanted.height(), 255);
  Area inside = overlap(wanted, p.page.area());
  for (int y = inside.y0; y < inside.y1; ++y)
    for (int x = inside.x0; x < inside.x1; ++x)
      if (p.rulings.at(x, y) == 0) line.row(y - wanted.y0)[x - wanted.x0] = p.page.at(x, y);
  if (showing.softening == 0) return line;
  return softened(line, p.seen.character_height * showing.softening);
}

/// Reads the lines with these numbers.
Result<void> read(Prepared& p, const std::vector<std::size_t>& numbers, const Recogniser& recogniser) {
  std::vector<Picture> pictures;
  pictures.reserve(numbers.size());
  for (std::size_t number : numbers) pictures.push_back(line_picture(p, p.areas[number], plain));
  std::vector<Characters> lines = TRY(recogniser.read(pictures));
  for (std::size_t i = 0; i < numbers.size(); ++i) p.lines[numbers[i]] = std::move(lines[i]);
  return {};
}

/// How sure the recogniser was of the characters of lines that are more than a word.
double legibility(const Prepared& p) {
  double sum = 0;
  std::size_t count = 0;
  for (const auto& line : p.lines) {
    if (!line || line->size() < 3) continue;
    for (const Character& character : *line) sum += character.confidence;
    count += line->size();
  }
  return count == 0 ? 0 : sum / double(count);
}

/// Lines that are read first: the longest, not so long as to cost much.
std::vector<std::size_t> sample_of(const Prepared& p) {
  double height = p.seen.character_height;
  std::vector<std::size_t> numbers(p.areas.size());
  std::iota(numbers.begin(), numbers.end(), 0);
  std::erase_if(numbers, [&](std::size_t i) {
    return p.areas[i].width() > height * 16 || p.areas[i].width() < height * 2;
  });
  std::sort(numbers.begin(), numbers.end(),
            [&](std::size_t a, std::size_t b) { return p.areas[a].width() > p.areas[b].width(); });
  if (numbers.size() > sample) numbers.resize(sample);
  return numbers;
}

std::vector<std::size_t> unread_of(const Prepared& p) {
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < p.lines.size(); ++i)
    if (!p.lines[i]) numbers.push_back(i);
  return numbers;
}

/// The page the way up in which it is most legible; the way it came unless another is clearly better.
Result<Prepared> upright(const Picture& picture, const Recogniser& recogniser) {
  Prepared best = prepared(picture, 0);
  if (best.areas.empty()) return best;
  TRY_VOID(read(best, sample_of(best), recogniser));
  double most = legibility(best);
  double better = most + 0.1;
  for (int quarters : {2, 1, 3}) {
    if (most >= legible) break;
    Prepared other = prepared(picture, quarters);
    TRY_VOID(read(other, sample_of(other), recogniser));
    double found = legibility(other);
    if (found <= better) continue;
    most = better = found;
    best = std::move(other);
  }
  return best;
}

Picture text_only(const Prepared& p) {
  Picture text = p.ink;
  for (std::size_t i = 0; i < text.pixels.size(); ++i)
    if (p.rulings.pixels[i] != 0) text.pixels[i] = 0;
  return text;
}

/// Marks that the recogniser names alike whichever it sees, and never surely: not worth a second reading.
bool is_mark(const Character& character) {
  constexpr std::string_view marks = "（）()，,。．.：:、；;“”\"'·°* ";
  return marks.find(character.text) != std::string_view::npos;
}

constexpr double doubtful = 0.8;

bool is_doubtful(const TextLine& line) {
  return std::any_of(line.characters.begin(), line.characters.end(), [](const Character& character) {
    return character.confidence < doubtful && !is_mark(character);
  });
}

/// The figures of a line and the signs that go with them: what must never be wrong without a word.
std::string figures_of(const Characters& characters) {
  constexpr std::string_view counted = "0123456789.,%≥≤><=＞＜＝";
  std::string figures;
  for (const Character& character : characters)
    if (counted.find(character.text) != std::string_view::npos) figures += character.text;
  return figures;
}

void doubt_figures(Characters& characters) {
  for (Character& character : characters)
    if (!figures_of({character}).empty()) character.confidence = std::min(character.confidence, by_vote);
}

std::string text_of(const Characters& characters) {
  std::string text;
  for (const Character& character : characters) text += character.text;
  return text;
}

/// A line and all that was read in it; `x` counts from the page's left edge.
struct Readings {
  TextLine* line;
  bool is_open;  ///< doubtful, or with ink that was not named: a second reading alone settles nothing
  std::vector<Characters> all;
};

Result<void> read_shown(const Prepared& p, std::span<Readings* const> lines, const Showing& showing,
                        const Recogniser& recogniser) {
  std::vector<Picture> pictures;
  for (const Readings* one : lines) pictures.push_back(line_picture(p, one->line->area, showing));
  std::vector<Characters> read = TRY(recogniser.read(pictures));
  int margin = margin_of(p.seen.character_height, showing);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (Character& character : read[i]) character.x += lines[i]->line->area.x0 - margin;
    lines[i]->all.push_back(std::move(read[i]));
  }
  return {};
}

/// A word carries a character that is not quite sure; nothing carries a digit.
bool has_unsure_digit(std::span<const Characters> readings) {
  constexpr double sure = 0.9;
  for (const Characters& reading : readings)
    for (const Character& character : reading)
      if (character.text.size() == 1 && std::isdigit(static_cast<unsigned char>(character.text[0])) &&
          character.confidence < sure)
        return true;
  return false;
}

bool names(const Characters& line, const Character& character, double height) {
  return std::any_of(line.begin(), line.end(), [&](const Character& other) {
    return other.text == character.text && std::abs(other.x - character.x) < height * 0.5;
  });
}

/// What the readings of a line agree on. Where one names all of the ink, those that leave some of it unnamed
/// have no voice; what they did not see is uncertain.
Characters voted(const Picture& text, double height, Readings& readings) {
  auto& all = readings.all;
  auto end = std::stable_partition(all.begin(), all.end(), [&](const Characters& characters) {
    return !has_unnamed_ink(text, height, {readings.line->area, characters});
  });
  if (end == all.begin()) end = all.end();
  Characters line = agreed({all.begin(), end}, height);
  for (auto one = end; one != all.end(); ++one)
    for (Character& character : line)
      if (!names(*one, character, height)) character.confidence = std::min(character.confidence, by_vote);
  return line;
}

/// Reads doubtful lines twice more, shown in other ways, and lets the readings vote. Lines with figures are
/// read once more, and once again where that tells another text. Figures on which they do not all agree are
/// doubtful, however sure each reading was.
Result<void> read_again(Prepared& p, const Picture& text, const Recogniser& recogniser) {
  std::vector<Readings> again;
  for (TextLine& line : p.seen.lines) {
    bool is_open = is_doubtful(line) || has_unnamed_ink(text, p.seen.character_height, line);
    if (is_open || !figures_of(line.characters).empty()) again.push_back({&line, is_open, {line.characters}});
  }
  std::vector<Readings*> lines;
  for (Readings& one : again) lines.push_back(&one);
  TRY_VOID(read_shown(p, lines, close, recogniser));
  std::erase_if(lines, [](const Readings* one) {
    return !one->is_open && text_of(one->all[0]) == text_of(one->all[1]);
  });
  TRY_VOID(read_shown(p, lines, soft, recogniser));
  for (Readings& one : again) {
    one.line->characters = voted(text, p.seen.character_height, one);
    std::string figures = figures_of(one.line->characters);
    bool is_steady = std::all_of(one.all.begin(), one.all.end(),
                                 [&](const Characters& other) { return figures_of(other) == figures; });
    if (!is_steady || has_unsure_digit(one.all)) doubt_figures(one.line->characters);
  }
  return {};
}

void doubt_faint_lines(Prepared& p) {
  constexpr double by_faint_strokes = 0.4;
  for (std::size_t i : faint_lines(p.page, p.seen.lines))
    for (Character& character : p.seen.lines[i].characters)
      character.confidence = std::min(character.confidence, by_faint_strokes);
}

}  // namespace

Result<Seen> see(const Picture& picture, const Recogniser& recogniser, const Language& language) {
  Prepared p = TRY(upright(picture, recogniser));
  if (p.areas.empty()) return std::move(p.seen);
  TRY_VOID(read(p, unread_of(p), recogniser));
  int margin = margin_of(p.seen.character_height, plain);
  for (std::size_t i = 0; i < p.areas.size(); ++i) {
    for (Character& character : *p.lines[i]) character.x += p.areas[i].x0 - margin;
    p.seen.lines.push_back({p.areas[i], std::move(*p.lines[i])});
  }
  Picture text = text_only(p);
  TRY_VOID(read_again(p, text, recogniser));
  for (TextLine& line : p.seen.lines) {
    drop_crumbs(text, p.seen.character_height, line);
    language.mend(line.characters);
  }
  look_again(text, p.seen.character_height, p.seen.lines);
  doubt_faint_lines(p);
  p.seen.blots = blots(text, p.rulings, p.seen.character_height, p.seen.lines);
  std::vector<Area> marks = faint_marks(p.page, p.rulings, p.seen.character_height, p.seen.lines);
  p.seen.blots.insert(p.seen.blots.end(), marks.begin(), marks.end());
  return std::move(p.seen);
}

}  // namespace hengji::ocr
