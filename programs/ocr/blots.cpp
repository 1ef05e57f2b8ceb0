#include "blots.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "matrix.h"

namespace hengji::ocr {
namespace {

constexpr double smallest = 0.3;      ///< side of a blot in heights of a character: smaller ones are specks
constexpr double least_ink = 0.02;    ///< of the square of that height
constexpr double largest = 8;         ///< height of a blot; what is higher is no text
constexpr double widest_stroke = 40;  ///< and its width
constexpr double apart = 0.25;        ///< pieces of one blot stand closer than this

cv::Rect rectangle(const Area& area) {
  return {area.x0, area.y0, area.width(), area.height()};
}

Area area_of(const cv::Mat& stats, int i) {
  int x = stats.at<int>(i, cv::CC_STAT_LEFT), y = stats.at<int>(i, cv::CC_STAT_TOP);
  return {x, y, x + stats.at<int>(i, cv::CC_STAT_WIDTH), y + stats.at<int>(i, cv::CC_STAT_HEIGHT)};
}

/// Takes out what is far larger than characters, and slivers that run along a ruling.
void drop_no_text(cv::Mat& ink, const cv::Mat& beside_rulings, double height) {
  cv::Mat labels, stats, centres;
  int count = cv::connectedComponentsWithStats(ink, labels, stats, centres);
  std::vector<int> at_ruling(std::size_t(count), 0);
  for (int y = 0; y < ink.rows; ++y)
    for (int x = 0; x < ink.cols; ++x)
      if (int label = labels.at<int>(y, x); label != 0 && beside_rulings.at<std::uint8_t>(y, x) != 0)
        ++at_ruling[std::size_t(label)];
  std::vector<std::uint8_t> kept(std::size_t(count), 255);
  kept[0] = 0;
  for (int i = 1; i < count; ++i) {
    Area area = area_of(stats, i);
    bool huge = area.height() > height * largest || area.width() > height * widest_stroke;
    bool clings = at_ruling[std::size_t(i)] * 3 > stats.at<int>(i, cv::CC_STAT_AREA) * 2;
    bool thin = std::min(area.width(), area.height()) <= std::max(3.0, height * 0.14);
    bool long_and_thin = thin && std::max(area.width(), area.height()) > height * 1.6;
    if (huge || clings || long_and_thin) kept[std::size_t(i)] = 0;
  }
  for (int y = 0; y < ink.rows; ++y)
    for (int x = 0; x < ink.cols; ++x) ink.at<std::uint8_t>(y, x) = kept[std::size_t(labels.at<int>(y, x))];
}

}  // namespace

std::vector<Area> blots(const Picture& text, const Picture& rulings, double height,
                        const std::vector<TextLine>& lines) {
  cv::Mat ink = matrix(text).clone(), beside, joined, labels, stats, centres;
  int margin = std::max(2, int(height * 0.1));
  for (const TextLine& line : lines) {
    if (line.characters.empty()) continue;
    const Area& a = line.area;
    Area about = overlap({a.x0 - margin, a.y0 - margin, a.x1 + margin, a.y1 + margin}, text.area());
    if (!about.empty()) ink(rectangle(about)).setTo(0);
  }
  cv::dilate(matrix(rulings), beside, cv::Mat::ones(2 * margin + 1, 2 * margin + 1, CV_8U));
  drop_no_text(ink, beside, height);
  int reach = std::max(3, int(height * apart)) | 1;
  cv::dilate(ink, joined, cv::Mat::ones(reach, reach, CV_8U));
  joined.setTo(0, matrix(rulings));
  int count = cv::connectedComponentsWithStats(joined, labels, stats, centres);
  std::vector<Area> found;
  for (int i = 1; i < count; ++i) {
    Area wide = area_of(stats, i);
    cv::Mat part = ink(rectangle(wide)) & (labels(rectangle(wide)) == i);
    cv::Rect box = cv::boundingRect(part);
    bool speck = std::max(box.width, box.height) < height * smallest;
    if (speck || cv::countNonZero(part) < height * height * least_ink) continue;
    found.push_back(
        {wide.x0 + box.x, wide.y0 + box.y, wide.x0 + box.x + box.width, wide.y0 + box.y + box.height});
  }
  return found;
}

}  // namespace hengji::ocr
