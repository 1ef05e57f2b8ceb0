#include "ink.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "matrix.h"

namespace hengji::ocr {
namespace {

constexpr int darker_than_surroundings = 22;
constexpr int skew_width = 900;  ///< pixels across at which the skew is looked for

struct Point {
  float x;
  float y;
};

/// Ink of a small picture as points about its middle.
std::vector<Point> points_of(const cv::Mat& ink) {
  std::vector<Point> points;
  for (int y = 0; y < ink.rows; ++y)
    for (int x = 0; x < ink.cols; ++x)
      if (ink.at<std::uint8_t>(y, x) > 60)
        points.push_back({float(x) - float(ink.cols) / 2, float(y) - float(ink.rows) / 2});
  return points;
}

/// How sharply the ink falls into rows once the page is turned by this: the sum of the squares of the rows.
double sharpness(const std::vector<Point>& points, double degrees, std::vector<int>& rows) {
  std::fill(rows.begin(), rows.end(), 0);
  double slope = std::tan(degrees * std::numbers::pi / 180);
  int middle = int(rows.size()) / 2;
  for (const Point& point : points) {
    int row = int(std::lround(point.y + slope * point.x)) + middle;
    if (row >= 0 && row < int(rows.size())) ++rows[row];
  }
  double sum = 0;
  for (int count : rows) sum += double(count) * count;
  return sum;
}

}  // namespace

Picture ink_of(const Picture& picture) {
  Picture ink(picture.width, picture.height, 0);
  // A window much wider than a character; odd, as the filter wants it.
  int window = std::clamp(std::max(picture.width, picture.height) / 40, 15, 101) | 1;
  cv::Mat target = matrix(ink);
  cv::adaptiveThreshold(matrix(picture), target, 255, cv::ADAPTIVE_THRESH_MEAN_C, cv::THRESH_BINARY_INV,
                        window, darker_than_surroundings);
  return ink;
}

double character_height(const Picture& ink) {
  cv::Mat labels, stats, centres;
  int count = cv::connectedComponentsWithStats(matrix(ink), labels, stats, centres);
  std::vector<std::pair<int, double>> sizes;
  double total = 0;
  for (int i = 1; i < count; ++i) {
    int width = stats.at<int>(i, cv::CC_STAT_WIDTH);
    int height = stats.at<int>(i, cv::CC_STAT_HEIGHT);
    int size = std::max(width, height);
    if (size < 8 || size > 120 || std::min(width, height) * 5 < size) continue;
    sizes.emplace_back(size, size);
    total += size;
  }
  if (sizes.size() < 3) return 0;
  std::sort(sizes.begin(), sizes.end());
  double seen = 0;
  for (auto& [size, weight] : sizes)
    if ((seen += weight) >= 0.7 * total) return size * 1.06;
  return 0;
}

double skew(const Picture& ink) {
  double factor = std::min(1.0, double(skew_width) / std::max(1, ink.width));
  cv::Mat small;
  cv::resize(matrix(ink), small, {}, factor, factor, cv::INTER_AREA);
  std::vector<Point> points = points_of(small);
  if (points.size() < 50) return 0;
  std::vector<int> rows(small.rows + small.cols);
  double best = 0;
  for (auto [reach, step] : {std::pair{15.0, 0.5}, {0.5, 0.1}, {0.1, 0.02}}) {
    double middle = best, sharpest = -1;
    for (double degrees = middle - reach; degrees <= middle + reach + step / 2; degrees += step)
      if (double value = sharpness(points, degrees, rows); value > sharpest) sharpest = value, best = degrees;
  }
  return best;
}

Picture turned(const Picture& picture, double degrees) {
  Picture result(picture.width, picture.height);
  cv::Mat target = matrix(result);
  cv::Mat rotation =
      cv::getRotationMatrix2D({float(picture.width) / 2, float(picture.height) / 2}, -degrees, 1);
  cv::warpAffine(matrix(picture), target, rotation, target.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  return result;
}

Picture quarter_turned(const Picture& picture, int quarters) {
  quarters = ((quarters % 4) + 4) % 4;
  if (quarters == 0) return picture;
  bool lies = quarters != 2;
  Picture result(lies ? picture.height : picture.width, lies ? picture.width : picture.height);
  cv::Mat target = matrix(result);
  constexpr std::array turns{cv::ROTATE_90_CLOCKWISE, cv::ROTATE_180, cv::ROTATE_90_COUNTERCLOCKWISE};
  cv::rotate(matrix(picture), target, turns[quarters - 1]);
  return result;
}

Picture softened(const Picture& picture, double spread) {
  Picture result(picture.width, picture.height);
  cv::Mat target = matrix(result);
  cv::GaussianBlur(matrix(picture), target, {}, spread);
  return result;
}

double enlargement(const Picture& picture) {
  constexpr double small = 26, large = 36;  // pixels high
  double height = character_height(ink_of(picture));
  return height == 0 || height >= small ? 1 : large / height;
}

Picture enlarged(const Picture& picture, double factor) {
  Picture result(int(picture.width * factor), int(picture.height * factor));
  cv::Mat target = matrix(result);
  cv::resize(matrix(picture), target, target.size(), 0, 0, cv::INTER_CUBIC);
  return result;
}

Picture shrunk(const Picture& picture, double factor) {
  Picture result(std::max(1, int(picture.width * factor)), std::max(1, int(picture.height * factor)));
  cv::Mat target = matrix(result);
  cv::resize(matrix(picture), target, target.size(), 0, 0, cv::INTER_AREA);
  return result;
}

}  // namespace hengji::ocr
