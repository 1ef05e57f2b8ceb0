#include "strokes.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>

namespace hengji::ocr {

namespace {

/// Ink that goes on along a row, and the sums that tell which straight line it is a part of.
struct Stretch {
  int row, begin, end;  ///< columns from `begin` up to `end`, which is outside
};

std::vector<Stretch> stretches_of(const cv::Mat& strokes) {
  std::vector<Stretch> stretches;
  for (int y = 0; y < strokes.rows; ++y) {
    const auto* begin = strokes.ptr<std::uint8_t>(y);
    const auto* end = begin + strokes.cols;
    for (const auto* x = begin; x != end;) {
      // Most of a row is empty: it is passed over as fast as memory is read.
      x = std::find_if(x, end, [](std::uint8_t pixel) { return pixel != 0; });
      if (x == end) break;
      const auto* to = std::find(x, end, 0);
      stretches.push_back({y, int(x - begin), int(to - begin)});
      x = to;
    }
  }
  return stretches;
}

/// Which stretches are of one stroke: those of a line that is not quite level stand on neighbouring rows, and
/// hardly apart. Gives each the number of one that stands for its stroke.
std::vector<std::size_t> strokes_of(const std::vector<Stretch>& stretches) {
  constexpr int apart = 3;  ///< pixels from one to the next, at most, along either direction
  std::vector<std::size_t> chief(stretches.size());
  std::iota(chief.begin(), chief.end(), 0);
  auto find = [&](std::size_t i) {
    while (chief[i] != i) i = chief[i] = chief[chief[i]];
    return i;
  };
  std::size_t first = 0;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const Stretch& one = stretches[i];
    while (stretches[first].row < one.row - apart) ++first;
    for (std::size_t k = first; k < i; ++k)
      if (stretches[k].begin < one.end + apart && one.begin < stretches[k].end + apart)
        chief[find(i)] = find(k);
  }
  for (std::size_t i = 0; i < chief.size(); ++i) chief[i] = find(i);
  return chief;
}

/// The sums over a stroke's pixels from which its straight line comes.
struct Sums {
  double n = 0, x = 0, y = 0, xx = 0, xy = 0;
  int left = 1 << 30, right = -1;

  void add(const Stretch& stretch) {
    double count = stretch.end - stretch.begin, first = stretch.begin, last = stretch.end - 1;
    auto squares_to = [](double to) { return to * (to + 1) * (2 * to + 1) / 6; };
    double sum = count * (first + last) / 2;
    n += count, x += sum, y += count * stretch.row, xy += sum * stretch.row;
    xx += squares_to(last) - squares_to(first - 1);
    left = std::min(left, stretch.begin), right = std::max(right, stretch.end - 1);
  }

  Line line() const {
    double spread = xx - x * x / n;
    double slope = spread > 0 ? (xy - x * y / n) / spread : 0;
    double middle = x / n, level = y / n;
    return {double(left), level + slope * (left - middle), double(right), level + slope * (right - middle),
            n / (right - left + 1)};
  }
};

}  // namespace

std::vector<Line> level_strokes(const cv::Mat& ink, int shortest, int bridge, double thickest,
                                cv::Mat& strokes) {
  // Broken strokes are bridged over, then everything that is shorter than a ruling is worn away.
  cv::morphologyEx(ink, strokes, cv::MORPH_CLOSE, cv::Mat::ones(1, bridge, CV_8U));
  cv::morphologyEx(strokes, strokes, cv::MORPH_OPEN, cv::Mat::ones(1, shortest, CV_8U));
  std::vector<Stretch> stretches = stretches_of(strokes);
  std::vector<std::size_t> chief = strokes_of(stretches);
  std::vector<Sums> sums(stretches.size());
  for (std::size_t i = 0; i < stretches.size(); ++i) sums[chief[i]].add(stretches[i]);
  std::vector<Line> lines;
  for (const Sums& one : sums)
    if (one.n > 0)
      if (Line line = one.line(); line.thickness <= thickest) lines.push_back(line);
  return lines;
}

namespace {

double length_of(const Line& line) {
  return line.x1 - line.x0;
}

/// One line of two, the first of which begins first. How it runs, the longer one tells.
Line joined(const Line& one, const Line& other) {
  const Line& longer = length_of(one) > length_of(other) ? one : other;
  bool tells = length_of(longer) > 4 * std::min(length_of(one), length_of(other));
  Line line{one.x0, one.y0, std::max(one.x1, other.x1), other.x1 > one.x1 ? other.y1 : one.y1,
            std::max(one.thickness, other.thickness)};
  if (tells) line.y0 = level_at(longer, line.x0), line.y1 = level_at(longer, line.x1);
  return line;
}

}  // namespace

void join(std::vector<Line>& lines, double gap, double offset) {
  std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.x0 < b.x0; });
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (std::size_t k = i + 1; k < lines.size();) {
      bool follows = lines[k].x0 - lines[i].x1 < gap && std::abs(lines[k].y0 - lines[i].y1) < offset;
      if (!follows || lines[k].x0 < lines[i].x1 - gap) {
        ++k;
        continue;
      }
      lines[i] = joined(lines[i], lines[k]);
      lines.erase(lines.begin() + std::ptrdiff_t(k));
      k = i + 1;
    }
}

double level_at(const Line& line, double x) {
  double length = line.x1 - line.x0;
  return length <= 0 ? line.y0 : line.y0 + (line.y1 - line.y0) * (x - line.x0) / length;
}

Line part_of(const Line& line, double from, double to) {
  return {from, level_at(line, from), to, level_at(line, to), line.thickness};
}

Drawn drawn_along(const cv::Mat& ink, const Line& line, double height) {
  int half = int(std::ceil(line.thickness / 2)) + 1;
  int reach = half + std::max(3, int(height * 0.25));
  int begin = std::max(0, int(std::lround(line.x0))), end = std::min(ink.cols - 1, int(std::lround(line.x1)));
  int there = 0, beside = 0, places = 0;
  for (int x = begin; x <= end; ++x) {
    int level = int(std::lround(level_at(line, x)));
    bool inked = false;
    for (int y = std::max(0, level - reach); y <= std::min(ink.rows - 1, level + reach); ++y) {
      bool dark = ink.at<std::uint8_t>(y, x) != 0;
      bool on = std::abs(y - level) <= half;
      inked |= on && dark;
      beside += !on && dark;
      places += !on;
    }
    there += inked;
  }
  return {double(there) / std::max(1, end - begin + 1), double(beside) / std::max(1, places)};
}

bool meets(const Line& across, double along, double at, double reach) {
  return along > across.x0 - reach && along < across.x1 + reach &&
         std::abs(level_at(across, along) - at) < reach;
}

namespace {

constexpr double much_drawn = 0.55;  ///< of the length of a line, for it to be a worn ruling
constexpr double white = 0.1;        ///< of the room beside a worn ruling that may be ink

bool stands_in(const Line& piece, const std::vector<Line>& lines, double offset) {
  return std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
    double middle = (piece.x0 + piece.x1) / 2;
    return middle >= line.x0 && middle <= line.x1 &&
           std::abs(level_at(line, middle) - level_at(piece, middle)) < offset;
  });
}

/// Whether a piece that begins behind the end of another goes on with it over what is left between them.
bool goes_on(const cv::Mat& ink, const Line& line, const Line& next, double height) {
  double gap = next.x0 - line.x1;
  if (gap < -height * 0.3 || gap > height * 2.5 || std::abs(next.y0 - line.y1) > height * 0.22) return false;
  if (gap < height * 0.4) return true;
  Drawn between = drawn_along(ink, {line.x1, line.y1, next.x0, next.y0, line.thickness}, height);
  return between.there >= 0.3 && between.beside <= white;
}

struct Chain {
  Line line;
  std::vector<Line> sure;  ///< those of it that were known before
};

}  // namespace

std::vector<Line> add_worn(const cv::Mat& ink, std::vector<Line>& lines, double height) {
  cv::Mat unused;
  std::vector<Line> pieces =
      level_strokes(ink, int(height * 0.5), std::max(3, int(height * 0.2)), height * 0.3, unused);
  std::erase_if(pieces, [&](const Line& piece) {
    return stands_in(piece, lines, height * 0.3) || drawn_along(ink, piece, height).beside > white;
  });
  struct Piece {
    Line line;
    bool is_sure;
  };
  std::vector<Piece> all;
  for (const Line& line : lines) all.push_back({line, true});
  for (const Line& piece : pieces) all.push_back({piece, false});
  std::sort(all.begin(), all.end(), [](const Piece& a, const Piece& b) { return a.line.x0 < b.line.x0; });
  std::vector<Chain> chains;
  for (const Piece& piece : all) {
    auto chain = std::find_if(chains.begin(), chains.end(),
                              [&](const Chain& c) { return goes_on(ink, c.line, piece.line, height); });
    if (chain == chains.end()) {
      chains.push_back({piece.line, {}});
      chain = chains.end() - 1;
    } else {
      chain->line = joined(chain->line, piece.line);
    }
    if (piece.is_sure) chain->sure.push_back(piece.line);
  }
  lines.clear();
  std::vector<Line> rest;
  for (const Chain& chain : chains) {
    Drawn drawn = drawn_along(ink, chain.line, height);
    bool is_line = length_of(chain.line) > height * 4 && drawn.there >= much_drawn && drawn.beside <= white;
    if (is_line)
      lines.push_back(chain.line);
    else if (chain.sure.empty())
      rest.push_back(chain.line);
    else
      lines.insert(lines.end(), chain.sure.begin(), chain.sure.end());
  }
  return rest;
}

namespace {

/// Where lines cross another or its prolongation, in order.
std::vector<double> crossings_of(const Line& line, const std::vector<Line>& across, double height) {
  std::vector<double> at;
  for (const Line& other : across) {
    double x = level_at(other, line.y0);
    if (meets(other, line.y0, x, height * 0.6)) at.push_back(x);
  }
  std::sort(at.begin(), at.end());
  return at;
}

bool is_worn_stretch(const cv::Mat& ink, const Line& stretch, double height) {
  double end = std::min(height * 0.4, length_of(stretch) / 3);
  auto there = [&](double from, double to) {
    return drawn_along(ink, part_of(stretch, from, to), height).there;
  };
  double inset = std::min(2.0, end / 4);
  Drawn drawn = drawn_along(ink, part_of(stretch, stretch.x0 + inset, stretch.x1 - inset), height);
  return drawn.there >= much_drawn && drawn.beside <= white &&
         there(stretch.x0 + inset, stretch.x0 + end) >= 0.4 &&
         there(stretch.x1 - end, stretch.x1 - inset) >= 0.4;
}

}  // namespace

void add_stretches(const cv::Mat& ink, std::vector<Line>& lines, const std::vector<Line>& pieces,
                   const std::vector<Line>& across, double height) {
  std::vector<Line> seeds = lines;
  seeds.insert(seeds.end(), pieces.begin(), pieces.end());
  for (const Line& seed : seeds) {
    std::vector<double> cuts = crossings_of(seed, across, height);
    for (std::size_t i = 1; i < cuts.size(); ++i) {
      bool touches = cuts[i - 1] < seed.x1 + height * 0.4 && cuts[i] > seed.x0 - height * 0.4;
      if (!touches || cuts[i] - cuts[i - 1] < height * 0.7) continue;
      // A short piece does not tell how it would go on.
      bool is_long = length_of(seed) > height * 4;
      double level = level_at(seed, (seed.x0 + seed.x1) / 2);
      Line stretch = is_long ? part_of(seed, cuts[i - 1], cuts[i])
                             : Line{cuts[i - 1], level, cuts[i], level, seed.thickness};
      if (!stands_in(stretch, lines, height * 0.3) && is_worn_stretch(ink, stretch, height))
        lines.push_back(stretch);
    }
  }
}

}  // namespace hengji::ocr
