#include "faint.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "matrix.h"

namespace hengji::ocr {
namespace {

constexpr double small_height = 8;  ///< of a character in the picture that is looked at: grain averages out
constexpr int window = 25;          ///< in it, wider than any character: its lightest point is paper
constexpr double darker = 4;        ///< shades than paper, at least
constexpr double times_grain = 7;   ///< and so many times what shades differ by on paper
constexpr int least_area = 14;      ///< pixels of the small picture
constexpr int least_side = 4;
constexpr double highest = 3;    ///< in heights of a character: more is a stain or a picture
constexpr double of_most = 0.4;  ///< of the contrast that most lines have

/// How many shades each point is darker than the paper about it.
cv::Mat darkness(const cv::Mat& small) {
  cv::Mat soft, paper, dark;
  cv::GaussianBlur(small, soft, {}, 0.8);
  cv::dilate(soft, paper, cv::Mat::ones(window, window, CV_8U));
  cv::GaussianBlur(paper, paper, {}, window / 6.0);
  cv::subtract(paper, soft, dark);
  return dark;
}

/// The darkness that paper itself does not reach, by its median and the spread about it.
double threshold_of(const cv::Mat& dark) {
  std::vector<int> counts(256);
  for (int y = 0; y < dark.rows; ++y)
    for (int x = 0; x < dark.cols; ++x) ++counts[dark.at<std::uint8_t>(y, x)];
  auto share_below = [&](double share) {
    double rest = share * double(dark.total());
    int value = 0;
    while (value < 255 && (rest -= counts[std::size_t(value)]) > 0) ++value;
    return double(value);
  };
  double median = share_below(0.5);
  return median + std::max(darker, times_grain * (median - share_below(0.16)));
}

/// Whether rulings stand close to both ends of a box: it is shaded from one to the other.
bool fills_cell(const cv::Mat& rulings, const cv::Rect& box) {
  constexpr int reach = 2;
  auto ruled = [&](int from, int to) {
    from = std::max(0, from), to = std::min(rulings.cols, to);
    return from < to && cv::countNonZero(rulings(cv::Rect(from, box.y + box.height / 2, to - from, 1))) > 0;
  };
  return ruled(box.x - reach, box.x + 1) && ruled(box.x + box.width - 1, box.x + box.width + reach);
}

}  // namespace

std::vector<Area> faint_marks(const Picture& page, const Picture& rulings, double height,
                              const std::vector<TextLine>& lines) {
  double factor = std::min(1.0, small_height / height);
  cv::Mat small, ruled;
  cv::resize(matrix(page), small, {}, factor, factor, cv::INTER_AREA);
  cv::resize(matrix(rulings), ruled, small.size(), 0, 0, cv::INTER_AREA);
  ruled = ruled > 0;
  cv::Mat dark = darkness(small), about_rulings;
  cv::Mat marks = dark > threshold_of(dark);
  cv::dilate(ruled, about_rulings, cv::Mat::ones(5, 5, CV_8U));
  marks.setTo(0, about_rulings);
  for (const TextLine& line : lines) {
    if (line.characters.empty()) continue;
    constexpr int margin = 3;
    cv::Rect area(int(line.area.x0 * factor) - margin, int(line.area.y0 * factor) - margin,
                  int(line.area.width() * factor) + 2 * margin,
                  int(line.area.height() * factor) + 2 * margin);
    area &= cv::Rect(0, 0, marks.cols, marks.rows);
    if (!area.empty()) marks(area).setTo(0);
  }
  cv::Mat labels, stats, centres;
  int count = cv::connectedComponentsWithStats(marks, labels, stats, centres);
  std::vector<Area> found;
  for (int i = 1; i < count; ++i) {
    cv::Rect box(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                 stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT));
    bool is_small = stats.at<int>(i, cv::CC_STAT_AREA) < least_area ||
                    std::max(box.width, box.height) < least_side ||
                    std::min(box.width, box.height) < least_side / 2;
    if (is_small || box.height > small_height * highest || fills_cell(about_rulings, box)) continue;
    auto full = [&](int value) { return int(value / factor); };
    found.push_back({full(box.x), full(box.y), full(box.x + box.width), full(box.y + box.height)});
  }
  return found;
}

std::vector<std::size_t> faint_lines(const Picture& page, const std::vector<TextLine>& lines) {
  std::vector<double> contrasts(lines.size()), sorted;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::vector<std::uint8_t> shades;
    Area area = overlap(lines[i].area, page.area());
    for (int y = area.y0; y < area.y1; ++y)
      shades.insert(shades.end(), page.row(y) + area.x0, page.row(y) + area.x1);
    if (shades.size() < 10) continue;
    auto at = [&](double share) {
      auto place = shades.begin() + std::ptrdiff_t(share * double(shades.size() - 1));
      std::nth_element(shades.begin(), place, shades.end());
      return double(*place);
    };
    contrasts[i] = at(0.95) - at(0.05);
    sorted.push_back(contrasts[i]);
  }
  std::vector<std::size_t> faint;
  if (sorted.empty()) return faint;
  auto middle = sorted.begin() + std::ptrdiff_t(sorted.size() / 2);
  std::nth_element(sorted.begin(), middle, sorted.end());
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (!lines[i].characters.empty() && contrasts[i] < of_most * *middle) faint.push_back(i);
  return faint;
}

}  // namespace hengji::ocr
