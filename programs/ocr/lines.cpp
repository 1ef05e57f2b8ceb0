#include "lines.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>

#include "matrix.h"

namespace hengji::ocr {
namespace {

/// Whether enough ink to be a part of a character stands on both sides of an area, at the height of its
/// middle.
bool is_between(const cv::Mat& ink, const Area& area, double height) {
  int reach = int(height * 0.6), half = int(height * 0.4), middle = (area.y0 + area.y1) / 2;
  auto inked = [&](int from, int to) {
    Area beside = overlap({from, middle - half, to, middle + half}, {0, 0, ink.cols, ink.rows});
    return !beside.empty() &&
           cv::countNonZero(ink(cv::Rect(beside.x0, beside.y0, beside.width(), beside.height()))) > height;
  };
  return inked(area.x0 - reach, area.x0) && inked(area.x1, area.x1 + reach);
}

Area area_of(const cv::Mat& stats, int i) {
  int x = stats.at<int>(i, cv::CC_STAT_LEFT), y = stats.at<int>(i, cv::CC_STAT_TOP);
  return {x, y, x + stats.at<int>(i, cv::CC_STAT_WIDTH), y + stats.at<int>(i, cv::CC_STAT_HEIGHT)};
}

/// Ink that is not ruling and not dust.
cv::Mat text_ink(const Picture& ink, const Picture& rulings, double height) {
  cv::Mat text = matrix(ink) & ~matrix(rulings);
  cv::Mat labels, stats, centres;
  int count = cv::connectedComponentsWithStats(text, labels, stats, centres);
  int dust = std::max(2, int(height * height * 0.004));
  std::vector<std::uint8_t> keep(count, 255);
  keep[0] = 0;
  for (int i = 1; i < count; ++i) {
    int area = stats.at<int>(i, cv::CC_STAT_AREA);
    int w = stats.at<int>(i, cv::CC_STAT_WIDTH), h = stats.at<int>(i, cv::CC_STAT_HEIGHT);
    // What is left of a ruling beside its mask is thin and long; a picture or a black border is huge.
    bool sliver = std::min(w, h) <= std::max(2.0, height * 0.1) && std::max(w, h) > height * 2;
    // A long dash between characters, as in （补助）——二期, is thin and long, too.
    if (sliver && w > h && w < height * 4) sliver = !is_between(text, area_of(stats, i), height);
    if (area < dust || sliver || h > height * 8 || w > height * 40) keep[i] = 0;
  }
  for (int y = 0; y < text.rows; ++y) {
    auto* pixel = text.ptr<std::uint8_t>(y);
    const auto* label = labels.ptr<int>(y);
    for (int x = 0; x < text.cols; ++x) pixel[x] = keep[label[x]];
  }
  return text;
}

bool crosses_ruling(const Area& area, const Picture& rulings) {
  int middle = (area.x0 + area.x1) / 2;
  for (int y = area.y0; y < area.y1; ++y)
    if (rulings.at(middle, y) != 0) return true;
  return false;
}

/// Whether two areas are parts of one line: 二 and = come in two pieces, a hanging comma in its own.
bool of_one_line(const Area& a, const Area& b, double height, const Picture& rulings) {
  int wide = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
  int tall = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  Area both = united(a, b);
  if (both.height() > height * 1.35) return false;
  bool above = wide > 0.4 * std::min(a.width(), b.width());
  bool beside = tall > 0.3 * std::min(a.height(), b.height()) && wide > -height * 0.9;
  // The rings of a % stand neither above nor beside each other.
  bool one_sign = both.width() < height * 1.1 && both.height() < height * 1.1 && wide > -height * 0.3 &&
                  tall > -height * 0.3;
  return (above || beside || one_sign) && !crosses_ruling(both, rulings);
}

void unite(std::vector<Area>& areas, double height, const Picture& rulings) {
  std::sort(areas.begin(), areas.end(), [](const Area& a, const Area& b) { return a.y0 < b.y0; });
  bool changed = true;
  while (changed) {
    changed = false;
    for (std::size_t i = 0; i < areas.size(); ++i)
      for (std::size_t k = i + 1; k < areas.size() && areas[k].y0 < areas[i].y1 + height; ++k)
        if (of_one_line(areas[i], areas[k], height, rulings)) {
          areas[i] = united(areas[i], areas[k]);
          areas.erase(areas.begin() + std::ptrdiff_t(k--));
          changed = true;
        }
  }
}

std::vector<int> ink_of_rows(const cv::Mat& text, const Area& area) {
  std::vector<int> rows(area.height());
  for (int y = 0; y < area.height(); ++y) {
    const auto* pixel = text.ptr<std::uint8_t>(area.y0 + y) + area.x0;
    rows[y] = int(std::count(pixel, pixel + area.width(), 255));
  }
  return rows;
}

Area tight(const cv::Mat& text, Area area) {
  area = overlap(area, {0, 0, text.cols, text.rows});
  if (area.empty()) return {};
  cv::Rect box = cv::boundingRect(text(cv::Rect(area.x0, area.y0, area.width(), area.height())));
  return {area.x0 + box.x, area.y0 + box.y, area.x0 + box.x + box.width, area.y0 + box.y + box.height};
}

/// Lines that touch are one piece of ink: it is cut where its rows have least. Large type is one line, with
/// ink in all of its rows.
void split(const cv::Mat& text, const Area& area, double height, std::vector<Area>& out) {
  constexpr double of_a_gap = 0.35;  // of the ink of an average row
  int count = int(std::lround(area.height() / (height * 1.3)));
  std::vector<int> ends;
  if (area.height() >= height * 1.7) {
    std::vector<int> rows = ink_of_rows(text, area);
    double average = std::accumulate(rows.begin(), rows.end(), 0.0) / area.height();
    double pitch = double(area.height()) / count;
    bool is_gap = false;
    for (int i = 1; i < count; ++i) {
      int from = std::max((ends.empty() ? 0 : ends.back()) + 1, int(i * pitch - height * 0.45));
      int to = std::min(area.height() - 1, int(i * pitch + height * 0.45));
      auto least = std::min_element(rows.begin() + from, rows.begin() + std::max(from + 1, to));
      is_gap |= *least < of_a_gap * average;
      ends.push_back(int(least - rows.begin()));
    }
    if (!is_gap) ends.clear();
  }
  ends.push_back(area.height());
  int begin = 0;
  for (int end : ends) {
    Area line = tight(text, {area.x0, area.y0 + begin, area.x1, area.y0 + end});
    if (!line.empty()) out.push_back(line);
    begin = end;
  }
}

}  // namespace

Area tight(const Picture& ink, const Area& area) {
  return tight(matrix(ink), area);
}

Picture dust_of(const Picture& ink, const Picture& rulings, double height) {
  cv::Mat text = matrix(ink) & ~matrix(rulings);
  // A worn stroke comes in crumbs that nearly touch: together they are more than dust.
  cv::Mat crumbs, labels, stats, centres;
  cv::dilate(text, crumbs, cv::Mat::ones(3, 3, CV_8U));
  int count = cv::connectedComponentsWithStats(crumbs, labels, stats, centres);
  std::vector<int> inked(count);
  for (int y = 0; y < text.rows; ++y)
    for (int x = 0; x < text.cols; ++x) inked[labels.at<int>(y, x)] += text.at<std::uint8_t>(y, x) != 0;
  double speck = std::max(3.0, height * height * 0.009);
  cv::Mat large(text.size(), CV_8U);
  std::transform(labels.begin<int>(), labels.end<int>(), large.begin<std::uint8_t>(),
                 [&](int label) { return label != 0 && inked[std::size_t(label)] > speck ? 255 : 0; });
  int reach = std::max(2, int(height * 0.27));
  Picture dust(ink.width, ink.height, 0);
  for (int i = 1; i < count; ++i) {
    if (inked[i] > speck) continue;
    Area halo = area_of(stats, i);
    Area about = overlap({halo.x0 - reach, halo.y0 - reach, halo.x1 + reach, halo.y1 + reach}, ink.area());
    if (cv::countNonZero(large(cv::Rect(about.x0, about.y0, about.width(), about.height()))) > 0) continue;
    // As the dot in 元/人·月.
    if (inked[i] >= 3 && is_between(large, halo, height)) continue;
    for (int y = halo.y0; y < halo.y1; ++y) std::fill(dust.row(y) + halo.x0, dust.row(y) + halo.x1, 255);
  }
  return dust;
}

std::vector<Area> text_lines(const Picture& ink, const Picture& rulings, double height) {
  cv::Mat text = text_ink(ink, rulings, height);
  cv::Mat words;
  cv::morphologyEx(text, words, cv::MORPH_CLOSE, cv::Mat::ones(1, int(height * 1.1) | 1, CV_8U));
  words &= ~matrix(rulings);
  cv::Mat labels, stats, centres;
  int count = cv::connectedComponentsWithStats(words, labels, stats, centres);
  std::vector<Area> pieces;
  for (int i = 1; i < count; ++i)
    if (Area area = tight(text, area_of(stats, i)); !area.empty()) split(text, area, height, pieces);
  unite(pieces, height, rulings);
  // A speck alone is dust; a full stop or a dash belongs to a line by now.
  std::erase_if(pieces,
                [&](const Area& area) { return std::max(area.width(), area.height()) < height * 0.3; });
  // What is left of an upright ruling that was not found is higher than any stroke alone.
  std::erase_if(
      pieces, [&](const Area& area) { return area.width() < height * 0.2 && area.height() > height * 1.25; });
  return pieces;
}

}  // namespace hengji::ocr
