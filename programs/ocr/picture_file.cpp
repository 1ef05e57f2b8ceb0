#include "picture_file.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "base/limits.h"
#include "ink.h"
#include "matrix.h"

namespace hengji::ocr {
namespace {

bool starts_with(std::string_view file, std::string_view mark) {
  return file.substr(0, mark.size()) == mark;
}

bool is_red(const std::uint8_t* pixel) {
  return pixel[0] > 120 && pixel[0] > std::max(pixel[1], pixel[2]) + 50;
}

/// A seal is a ring or an oval of red far larger than a character. Red words are not: they stay.
constexpr int smallest_seal = 24;  ///< of the picture's longer side, the smallest part that a seal takes

bool erase_seals(const Raster& raster, Picture& grey) {
  Picture red(raster.width, raster.height, 0);
  std::size_t count = 0;
  for (std::size_t i = 0; i < red.pixels.size(); ++i)
    if (is_red(raster.bytes.data() + 3 * i)) red.pixels[i] = 255, ++count;
  if (count < red.pixels.size() / 2000) return false;
  cv::Mat joined, labels, stats, centres;
  cv::morphologyEx(matrix(red), joined, cv::MORPH_CLOSE, cv::Mat::ones(5, 5, CV_8U));
  int found = cv::connectedComponentsWithStats(joined, labels, stats, centres);
  int least = std::max(raster.width, raster.height) / smallest_seal;
  bool any = false;
  for (int i = 1; i < found; ++i) {
    Area box{stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP), 0, 0};
    box.x1 = box.x0 + stats.at<int>(i, cv::CC_STAT_WIDTH),
    box.y1 = box.y0 + stats.at<int>(i, cv::CC_STAT_HEIGHT);
    if (box.width() < least || box.height() < least * 2 / 3) continue;
    any = true;
    for (int y = box.y0; y < box.y1; ++y)
      for (int x = box.x0; x < box.x1; ++x)
        if (red.at(x, y) != 0) grey.row(y)[x] = 255;
  }
  return any;
}

Picture grey_of(Raster&& raster, bool& red_left_out) {
  Picture grey;
  grey.width = raster.width;
  grey.height = raster.height;
  if (raster.colours == 1) {
    grey.pixels = std::move(raster.bytes);
    return grey;
  }
  grey.pixels.resize(std::size_t(raster.width) * raster.height);
  for (std::size_t i = 0; i < grey.pixels.size(); ++i) {
    const std::uint8_t* pixel = raster.bytes.data() + 3 * i;
    grey.pixels[i] = std::uint8_t((pixel[0] * 77 + pixel[1] * 151 + pixel[2] * 28) >> 8);
  }
  red_left_out = erase_seals(raster, grey);
  return grey;
}

Picture mirrored(Picture picture) {
  for (int y = 0; y < picture.height; ++y) std::reverse(picture.row(y), picture.row(y) + picture.width);
  return picture;
}

/// EXIF counts eight ways to hold a camera: four turns, and the same seen in a mirror.
Picture as_held(Picture picture, int orientation) {
  switch (orientation) {
    case 2:
      return mirrored(std::move(picture));
    case 3:
      return quarter_turned(picture, 2);
    case 4:
      return quarter_turned(mirrored(std::move(picture)), 2);
    case 5:
      return quarter_turned(mirrored(std::move(picture)), 3);
    case 6:
      return quarter_turned(picture, 1);
    case 7:
      return quarter_turned(mirrored(std::move(picture)), 1);
    case 8:
      return quarter_turned(picture, 3);
    default:
      return picture;
  }
}

}  // namespace

Refusal size_allowed(std::uint64_t width, std::uint64_t height) {
  if (width == 0 || height == 0) return Refusal::damaged;
  bool small = width < 1u << 20 && height < 1u << 20 && width * height <= limits::picture_pixels;
  return small ? Refusal{} : Refusal::too_large;
}

Refusal decode(std::string_view file, int page, Raster& raster) {
  if (starts_with(file, "II*") || starts_with(file, std::string_view("MM\0*", 4)))
    return decode_tiff(file, page, raster);
  if (page != 1) return Refusal::no_such_page;
  if (starts_with(file, "\x89PNG")) return decode_png(file, raster);
  if (starts_with(file, "\xFF\xD8\xFF")) return decode_jpeg(file, raster);
  if (starts_with(file, "BM")) return decode_bmp(file, raster);
  return Refusal::unsupported;
}

Picture to_read(Raster&& raster, bool& red_left_out) {
  int orientation = raster.orientation;
  return as_held(grey_of(std::move(raster), red_left_out), orientation);
}

}  // namespace hengji::ocr
