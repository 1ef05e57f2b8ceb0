#include "rulings.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "matrix.h"
#include "strokes.h"

namespace hengji::ocr {
namespace {

/// Upright lines are held with x and y exchanged while they are worked on.
Line exchanged(const Line& line) {
  return {line.y0, line.x0, line.y1, line.x1, line.thickness};
}

/// Keeps the long ones and those that run from one ruling to another; both ends then reach those exactly.
std::vector<Line> anchored(const std::vector<Line>& lines, const std::vector<Line>& across, double sure,
                           double reach) {
  std::vector<Line> kept;
  for (Line line : lines) {
    const Line* first = nullptr;
    const Line* last = nullptr;
    for (const Line& other : across) {
      if (!first && meets(other, line.y0, line.x0, reach)) first = &other;
      if (meets(other, line.y1, line.x1, reach) && &other != first) last = &other;
    }
    if (line.x1 - line.x0 < sure && (first == nullptr || last == nullptr)) continue;
    if (first) line.x0 = std::min(line.x0, level_at(*first, line.y0));
    if (last) line.x1 = std::max(line.x1, level_at(*last, line.y1));
    kept.push_back(line);
  }
  return kept;
}

/// Whether a stretch between two crossings is not ruled: nothing is drawn there, or strokes of characters
/// that happen to stand in line with the ruling that goes on behind the crossing. A ruling may stray a
/// little.
bool is_open(const cv::Mat& ink, const Line& stretch, double height) {
  double inset = std::min(3.0, (stretch.x1 - stretch.x0) / 4);
  int reach = std::max(2, int(height * 0.15));
  Drawn best;
  for (int off = -reach; off <= reach; ++off) {
    Line shifted = part_of(stretch, stretch.x0 + inset, stretch.x1 - inset);
    shifted.y0 += off, shifted.y1 += off;
    if (Drawn drawn = drawn_along(ink, shifted, height); drawn.there > best.there) best = drawn;
  }
  return best.there < 0.5 || (best.there < 0.88 && best.beside > 0.1);
}

bool ends_at(const std::vector<double>& crossings, double end, double reach) {
  return std::any_of(crossings.begin(), crossings.end(),
                     [&](double at) { return std::abs(at - end) <= reach; });
}

/// The lines without ends that are not ruled, beyond the first or the last line that crosses them.
std::vector<Line> ruled_stretches(const cv::Mat& ink, const std::vector<Line>& lines,
                                  const std::vector<Line>& across, double height) {
  std::vector<Line> kept;
  for (const Line& line : lines) {
    std::vector<double> crossings, cuts{line.x0};
    for (const Line& other : across) {
      double at = level_at(other, level_at(line, other.y0));
      if (at > line.x0 - height * 0.5 && at < line.x1 + height * 0.5 &&
          meets(other, level_at(line, at), at, height * 0.6))
        crossings.push_back(at);
    }
    std::sort(crossings.begin(), crossings.end());
    for (double at : crossings)
      if (at - cuts.back() > height * 0.5 && line.x1 - at > height * 0.5) cuts.push_back(at);
    cuts.push_back(line.x1);
    Line rest = line;
    auto open_end = [&](double from, double to, double end) {
      // A short end that reaches no other ruling is what stands beside the table in line with it.
      bool loose = to - from < height * 1.2 && !ends_at(crossings, end, height * 0.5);
      return loose || is_open(ink, part_of(line, from, to), height);
    };
    if (cuts.size() > 2 && open_end(cuts[0], cuts[1], line.x0)) rest = part_of(line, cuts[1], line.x1);
    if (cuts.size() > 3 && open_end(cuts[cuts.size() - 2], cuts.back(), line.x1))
      rest = part_of(line, rest.x0, cuts[cuts.size() - 2]);
    kept.push_back(rest);
  }
  return kept;
}

/// Text that repeats from row to row makes its strokes stand in line; a ruling has next to nothing beside it.
/// A long one may be worn.
void drop_strokes(const cv::Mat& ink, std::vector<Line>& lines, double sure, double height) {
  std::erase_if(lines, [&](const Line& line) {
    double length = line.x1 - line.x0;
    Drawn drawn = drawn_along(ink, line, height);
    bool is_worn = length > height * 4 && drawn.there >= 0.55 && drawn.beside <= 0.1;
    return !is_worn && (drawn.there < 0.9 || drawn.beside > (length < sure ? 0.15 : 0.3));
  });
}

/// The level strokes of neighbouring characters come to stand in line, too. A level ruling may be broken, but
/// rows of text keep off it.
void drop_text(const cv::Mat& ink, std::vector<Line>& lines, double height) {
  constexpr double of_text = 0.25;
  std::erase_if(lines, [&](const Line& line) { return drawn_along(ink, line, height).beside > of_text; });
}

std::vector<Line> all_exchanged(std::vector<Line> lines) {
  for (Line& line : lines) line = exchanged(line);
  return lines;
}

}  // namespace

Rulings rulings_of(const Picture& ink, double height) {
  double h = std::max(height, 8.0);
  int bridge = std::max(3, int(h * 0.2));
  cv::Mat upright_ink;
  cv::transpose(matrix(ink), upright_ink);
  cv::Mat level_ink, upright_strokes;
  std::vector<Line> level = level_strokes(matrix(ink), int(h * 2.2), bridge, h * 0.45, level_ink);
  std::vector<Line> upright = level_strokes(upright_ink, int(h * 1.15), bridge, h * 0.45, upright_strokes);
  drop_text(upright_ink, upright, h);
  join(level, h * 0.7, h * 0.25);
  join(upright, h * 0.7, h * 0.25);
  std::vector<Line> level_pieces = add_worn(matrix(ink), level, h);
  std::vector<Line> upright_pieces = add_worn(upright_ink, upright, h);
  drop_text(matrix(ink), level, h);
  // `across` for a level line is an upright one with x and y exchanged, which is how they are held here.
  std::vector<Line> sure_level = anchored(level, upright, h * 6, h * 0.6);
  upright = anchored(upright, sure_level, h * 6, h * 0.6);
  drop_strokes(upright_ink, upright, h * 6, h);
  upright = ruled_stretches(upright_ink, upright, sure_level, h);
  add_stretches(upright_ink, upright, upright_pieces, sure_level, h);
  level = anchored(level, upright, h * 6, h * 0.6);
  add_stretches(matrix(ink), level, level_pieces, upright, h);
  Rulings rulings{std::move(level), all_exchanged(std::move(upright)), {}};
  cv::Mat strokes;
  cv::transpose(upright_strokes, strokes);
  rulings.strokes = Picture(ink.width, ink.height, 0);
  cv::Mat target = matrix(rulings.strokes);
  cv::dilate(strokes | level_ink, target, cv::Mat::ones(3, 3, CV_8U));
  return rulings;
}

Picture drawn(const Rulings& rulings, int width, int height) {
  Picture mask(width, height, 0), corridor(width, height, 0);
  cv::Mat target = matrix(mask), wide = matrix(corridor);
  for (const auto* lines : {&rulings.level, &rulings.upright})
    for (const Line& line : *lines) {
      cv::Point from(int(std::lround(line.x0)), int(std::lround(line.y0)));
      cv::Point to(int(std::lround(line.x1)), int(std::lround(line.y1)));
      int thickness = int(std::ceil(line.thickness));
      cv::line(target, from, to, 255, thickness + 2);
      cv::line(wide, from, to, 255, thickness + 9);
    }
  // A ruling that is not quite straight strays from its line, but not far.
  if (!rulings.strokes.pixels.empty()) target |= wide & matrix(rulings.strokes);
  return mask;
}

}  // namespace hengji::ocr
