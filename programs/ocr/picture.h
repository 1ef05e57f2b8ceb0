#pragma once

#include <cstdint>
#include <vector>

namespace hengji::ocr {

/// A rectangle of pixels; x1 and y1 are the first column and row outside.
struct Area {
  int x0 = 0;
  int y0 = 0;
  int x1 = 0;
  int y1 = 0;

  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
  bool empty() const { return x1 <= x0 || y1 <= y0; }
  friend bool operator==(const Area&, const Area&) = default;
};

/// A picture in shades of grey, row by row from the top left, 0 black and 255 white.
struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels;

  Picture() = default;
  Picture(int width_in_pixels, int height_in_pixels, std::uint8_t shade = 255)
      : width(width_in_pixels), height(height_in_pixels), pixels(std::size_t(width) * height, shade) {}

  std::uint8_t* row(int y) { return pixels.data() + std::size_t(y) * width; }
  const std::uint8_t* row(int y) const { return pixels.data() + std::size_t(y) * width; }
  std::uint8_t at(int x, int y) const { return row(y)[x]; }
  Area area() const { return {0, 0, width, height}; }
};

/// The part of an area that lies inside another.
Area overlap(const Area& one, const Area& other);
/// The smallest area that holds both; an empty one adds nothing.
Area united(const Area& one, const Area& other);
/// The pixels of an area, which must lie inside the picture.
Picture cut(const Picture& picture, const Area& area);

}  // namespace hengji::ocr
