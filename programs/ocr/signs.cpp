#include "signs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "lines.h"
#include "matrix.h"

namespace hengji::ocr {
namespace {

constexpr int size = 32;      ///< of a shape, without its margin
constexpr int margin = 6;     ///< so that blurring has room
constexpr double scale = 16;  ///< sub-pixel positions of the drawing

struct Stroke {
  double x0, y0, x1, y1;
};

/// The strokes of a sign in a square of one by one, how thick they are in 32nds, and how wide the sign is
/// for its height.
struct Shape {
  const char* text;
  double narrowest, widest;
  std::vector<Stroke> strokes;
};

/// Strokes that follow a ring.
void draw_ring(double x, double y, double half_width, double half_height, std::vector<Stroke>& strokes) {
  constexpr int corners = 10;
  auto corner = [&](int i) {
    double angle = 2 * std::numbers::pi * i / corners;
    return std::pair{x + half_width * std::cos(angle), y + half_height * std::sin(angle)};
  };
  for (int i = 0; i < corners; ++i) {
    auto [x0, y0] = corner(i);
    auto [x1, y1] = corner(i + 1);
    strokes.push_back({x0, y0, x1, y1});
  }
}

/// A % whose rings have this size, with its stroke or, where that is too thin to be seen, without.
Shape percent(double narrowest, double widest, double ring_width, double ring_height, bool stroke) {
  Shape shape{"%", narrowest, widest, {}};
  draw_ring(ring_width, ring_height, ring_width, ring_height, shape.strokes);
  draw_ring(1 - ring_width, 1 - ring_height, ring_width, ring_height, shape.strokes);
  if (stroke) shape.strokes.push_back({0.82, 0, 0.18, 1});
  return shape;
}

const std::vector<Shape>& shapes() {
  static const std::vector<Shape> all{
      percent(0.5, 1.0, 0.25, 0.22, false),
      percent(0.5, 1.0, 0.3, 0.2, false),
      percent(0.45, 1.3, 0.2, 0.25, true),
      percent(0.45, 1.0, 0.25, 0.22, true),
      {"≥", 0.55, 1.35, {{0, 0, 1, .36}, {1, .36, 0, .72}, {0, 1, 1, 1}}},
      {"≥", 0.55, 1.35, {{0, 0, 1, .37}, {1, .37, 0, .74}, {0, 1, 1, .63}}},
      {"≥", 0.55, 1.35, {{0, 0, 1, .33}, {1, .33, 0, .66}, {0, .78, 1, .78}, {0, 1, 1, 1}}},
      {"≤", 0.55, 1.35, {{1, 0, 0, .36}, {0, .36, 1, .72}, {0, 1, 1, 1}}},
      {"≤", 0.55, 1.35, {{1, 0, 0, .37}, {0, .37, 1, .74}, {1, 1, 0, .63}}},
      {"≤", 0.55, 1.35, {{1, 0, 0, .33}, {0, .33, 1, .66}, {0, .78, 1, .78}, {0, 1, 1, 1}}},
      {">", 0.55, 1.6, {{0, 0, 1, .5}, {1, .5, 0, 1}}},
      {"<", 0.55, 1.6, {{1, 0, 0, .5}, {0, .5, 1, 1}}},
      {"√", 0.55, 1.7, {{0, .55, .33, 1}, {.33, 1, 1, 0}}},
      {"√", 0.55, 1.7, {{0, .62, .18, .55}, {.18, .55, .4, 1}, {.4, 1, 1, 0}}},
      {"√", 0.7, 2.2, {{0, .62, .14, .52}, {.14, .52, .32, 1}, {.32, 1, .62, 0}, {.62, 0, 1, 0}}},
      {"√", 0.55, 1.7, {{0, .7, .25, .62}, {.1, .72, .36, 1}, {.36, 1, .62, .4}, {.62, .4, 1, 0}}},
      {"√", 0.75, 1.4, {{.04, .66, .1, .96}, {.1, .96, 1, 0}}},
      {"√", 0.75, 1.4, {{.02, .75, .06, .96}, {.14, .75, .12, .96}, {.08, .96, 1, 0}}},
      {"/", 0.2, 0.75, {{0, 1, 1, 0}}},
      {"=", 1.0, 3.0, {{0, 0, 1, 0}, {0, 1, 1, 1}}},
  };
  return all;
}

cv::Mat blurred(const cv::Mat& drawing) {
  cv::Mat floats, soft;
  drawing.convertTo(floats, CV_32F);
  cv::GaussianBlur(floats, soft, {}, 2.0);
  return soft;
}

cv::Mat drawing_of(const Shape& shape, double thickness) {
  cv::Mat drawing = cv::Mat::zeros(size + 2 * margin, size + 2 * margin, CV_8U);
  auto place = [&](double value) {
    return int(std::lround((margin + thickness / 2 + value * (size - 1 - thickness)) * scale));
  };
  for (const Stroke& stroke : shape.strokes)
    cv::line(drawing, {place(stroke.x0), place(stroke.y0)}, {place(stroke.x1), place(stroke.y1)}, 255,
             std::max(1, int(std::lround(thickness))), cv::LINE_AA, 4);
  return drawing;
}

/// The piece stretched to the size of a shape.
cv::Mat normalised(const Picture& ink, const Area& piece) {
  cv::Mat part = matrix(ink)(cv::Rect(piece.x0, piece.y0, piece.width(), piece.height()));
  cv::Mat stretched, framed;
  cv::resize(part, stretched, {size, size}, 0, 0, cv::INTER_AREA);
  cv::copyMakeBorder(stretched, framed, margin, margin, margin, margin, cv::BORDER_CONSTANT, 0);
  return framed;
}

double correlation(const cv::Mat& one, const cv::Mat& other) {
  cv::Scalar mean_one, mean_other, spread_one, spread_other;
  cv::meanStdDev(one, mean_one, spread_one);
  cv::meanStdDev(other, mean_other, spread_other);
  double product = one.dot(other) / double(one.total()) - mean_one[0] * mean_other[0];
  double spread = spread_one[0] * spread_other[0];
  return spread > 0 ? product / spread : 0;
}

/// The piece without dust: parts that are small beside its largest.
struct Clean {
  Picture ink;
  Area box;
  int parts = 0;
};

Clean clean(const Picture& ink, const Area& piece) {
  Clean result{cut(ink, piece), {}, 0};
  cv::Mat labels, stats, centres;
  int count = cv::connectedComponentsWithStats(matrix(result.ink), labels, stats, centres);
  int largest = 0;
  for (int i = 1; i < count; ++i) largest = std::max(largest, stats.at<int>(i, cv::CC_STAT_AREA));
  for (int i = 1; i < count; ++i) result.parts += stats.at<int>(i, cv::CC_STAT_AREA) * 8 >= largest;
  for (int y = 0; y < result.ink.height; ++y)
    for (int x = 0; x < result.ink.width; ++x) {
      int label = labels.at<int>(y, x);
      if (label != 0 && stats.at<int>(label, cv::CC_STAT_AREA) * 8 < largest) result.ink.row(y)[x] = 0;
    }
  result.box = tight(result.ink, result.ink.area());
  return result;
}

/// Ink with short gaps along x closed, as worn type leaves them.
Picture bridged(const Picture& ink, double height) {
  Picture result(ink.width, ink.height, 0);
  cv::Mat target = matrix(result);
  cv::morphologyEx(matrix(ink), target, cv::MORPH_CLOSE, cv::Mat::ones(1, int(height * 0.2) | 1, CV_8U));
  return result;
}

bool is_bar(const Area& part, double height) {
  return part.height() <= std::max(3.0, height * 0.16) && part.width() >= part.height() * 2.5;
}

/// Two bars of like width, one above the other.
bool are_bars(const Picture& ink, const Area& piece, double height) {
  if (piece.width() < height * 0.3 || piece.height() > height * 0.6 || piece.height() < 4) return false;
  if (piece.width() * 4 < piece.height() * 5) return false;
  std::vector<int> rows(piece.height());
  for (int y = 0; y < piece.height(); ++y)
    for (int x = piece.x0; x < piece.x1; ++x) rows[y] += ink.at(x, piece.y0 + y) != 0;
  auto thinnest = std::min_element(rows.begin() + piece.height() / 4, rows.end() - piece.height() / 4);
  int full = piece.width() * 7 / 10;
  return *thinnest <= std::max(1, piece.width() / 8) && *std::max_element(rows.begin(), thinnest) >= full &&
         *std::max_element(thinnest, rows.end()) >= full;
}

bool is_equals(const Picture& ink, const Area& piece, double height) {
  return are_bars(ink, piece, height) || are_bars(bridged(ink, height), piece, height);
}

}  // namespace

namespace {

/// How far the middle of a piece bows to the right of its upper and lower ends, for its width: > bows to the
/// right, < to the left.
double bow_of(const Picture& ink, const Area& piece) {
  double ends = 0, middle = 0;
  int end_points = 0, middle_points = 0;
  for (int y = piece.y0; y < piece.y1; ++y)
    for (int x = piece.x0; x < piece.x1; ++x) {
      if (ink.at(x, y) == 0) continue;
      int from_end = std::min(y - piece.y0, piece.y1 - 1 - y);
      if (from_end * 5 < piece.height()) ends += x, ++end_points;
      if (from_end * 3 > piece.height()) middle += x, ++middle_points;
    }
  if (end_points == 0 || middle_points == 0) return 0;
  return (middle / middle_points - ends / end_points) / piece.width();
}

/// Whether no ink goes on from the column before x to x itself, straight or aslant.
bool stand_apart(const Picture& ink, int x, const Area& piece) {
  for (int y = piece.y0; y < piece.y1; ++y)
    for (int to = std::max(piece.y0, y - 1); to < std::min(piece.y1, y + 2); ++to)
      if (ink.at(x - 1, y) != 0 && ink.at(x, to) != 0) return false;
  return true;
}

/// > or < with = beside it: two characters that stand for one sign.
Sign written_apart(const Picture& ink, const Area& piece, double height) {
  for (int x = piece.x0 + piece.width() / 3; x < piece.x0 + piece.width() * 2 / 3; ++x) {
    Area left = tight(ink, {piece.x0, piece.y0, x, piece.y1});
    Area right = tight(ink, {x, piece.y0, piece.x1, piece.y1});
    if (left.empty() || right.empty() || !stand_apart(ink, x, piece) || !is_equals(ink, right, height))
      continue;
    double bow = bow_of(ink, left);
    bool wedge = left.height() > right.height() && left.width() * 2 > left.height() && std::abs(bow) > 0.2;
    if (wedge) return {bow > 0 ? ">=" : "<=", 0.95, 0};
  }
  return {};
}

Sign best_shape(const Picture& ink, const Area& piece) {
  double aspect = double(piece.width()) / piece.height();
  cv::Mat soft = blurred(normalised(ink, piece));
  Sign best;
  for (const Shape& shape : shapes()) {
    if (aspect < shape.narrowest || aspect > shape.widest) continue;
    for (double thickness : {2.0, 4.0, 6.0})
      if (double fit = correlation(soft, blurred(drawing_of(shape, thickness))); fit > best.fit) {
        if (best.text != shape.text) best.rival = best.fit;
        best = {shape.text, fit, best.rival};
      } else if (shape.text != best.text) {
        best.rival = std::max(best.rival, fit);
      }
  }
  return best;
}

}  // namespace

Sign sign_in(const Picture& ink, const Area& area, double height) {
  if (area.empty()) return {};
  Clean piece = clean(ink, area);
  const Area& box = piece.box;
  if (box.empty() || box.height() > height * 1.4 || box.width() > height * 1.8) return {};
  if (piece.parts == 1 && is_bar(box, height) && box.width() > height * 0.6) return {"—", 0.9, 0};
  if (box.width() > height * 0.75)
    if (Sign sign = written_apart(piece.ink, box, height); sign.fit > 0) return sign;
  if (is_equals(piece.ink, box, height)) return {"=", 0.97, 0};
  if (box.height() < height * 0.3) return {};
  return best_shape(piece.ink, box);
}

Sign bracket_in(const Picture& ink, const Area& area, double height) {
  if (area.empty()) return {};
  Clean piece = clean(ink, area);
  const Area& box = piece.box;
  bool tall = box.height() > height * 0.8 && box.height() < height * 1.5;
  if (!tall || box.width() < height * 0.1 || box.width() > height * 0.4) return {};
  double bow = bow_of(piece.ink, box);
  if (std::abs(bow) < 0.35) return {};
  return {bow > 0 ? ")" : "(", std::min(0.9, 0.5 + std::abs(bow)), 0};
}

}  // namespace hengji::ocr
