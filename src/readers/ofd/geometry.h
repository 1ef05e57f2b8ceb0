#pragma once

#include <string_view>
#include <vector>

#include "document/location.h"

namespace hengji::readers::ofd {

struct Point {
  double x = 0;
  double y = 0;
};

/// A CTM as GB/T 33190 writes it: x' = a x + c y + e, y' = b x + d y + f.
struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  Point at(double x, double y) const { return {a * x + c * y + e, b * x + d * y + f}; }
  /// First `inner`, then this.
  Matrix after(const Matrix& inner) const;
};

/// The numbers of a list that white space or commas part; what is no finite number ends it. At most
/// limits::page_glyphs.
std::vector<double> numbers(std::string_view list);

/// Steps between characters: numbers, and "g n v" for n times v.
std::vector<double> steps(std::string_view list);

/// "x y width height"; nothing where a number is missing.
struct Frame {
  double x = 0, y = 0, width = 0, height = 0;
  bool given = false;
};
Frame frame(std::string_view list);

/// Six numbers; the identity where there are fewer.
Matrix matrix(std::string_view list);

/// The smallest box around points.
Box bounds(const std::vector<Point>& points);

}  // namespace hengji::readers::ofd
