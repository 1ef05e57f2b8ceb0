#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <pugixml.hpp>

#include "base/limits.h"
#include "readers/ofd/drawing.h"

namespace hengji::readers::ofd {

namespace {

constexpr double thin_points = 3.2;  // a filled rectangle up to this is a line
constexpr double slant = 0.6;        // points a line may lean and still be level or upright

/// A path's pieces between moves; `curved` where some of it is no straight line.
struct Subpath {
  std::vector<Point> points;
  bool curved = false;
};

int numbers_after(char letter) {
  switch (letter) {
    case 'M':
    case 'S':
    case 'L':
      return 2;
    case 'Q':
      return 4;
    case 'B':
      return 6;
    case 'A':
      return 7;
    default:
      return 0;
  }
}

// AbbreviatedData (9.2): a letter and its numbers; the last two are where the pen stands after it.
std::vector<Subpath> subpaths(std::string_view data, const Matrix& place) {
  std::vector<Subpath> parts;
  std::size_t points = 0;
  while (!data.empty() && points < limits::page_rulings) {
    const char letter = data.front();
    data.remove_prefix(1);
    const int count = numbers_after(letter);
    if (letter == 'C' && !parts.empty() && !parts.back().points.empty())
      parts.back().points.push_back(parts.back().points.front());
    if (count == 0) continue;
    const std::size_t end = std::min(data.find_first_of("MSLQBAC"), data.size());
    const auto values = numbers(data.substr(0, end));
    data.remove_prefix(end);
    if (static_cast<int>(values.size()) < count) continue;
    if (letter == 'M' || letter == 'S' || parts.empty()) parts.emplace_back();
    parts.back().points.push_back(place.at(values[count - 2], values[count - 1]));
    parts.back().curved = parts.back().curved || count > 2;
    ++points;
  }
  return parts;
}

void rule(double x0, double y0, double x1, double y1, Drawing& drawing) {
  if (drawing.page.rulings.size() >= limits::page_rulings) {
    drawing.truncated = true;
    return;
  }
  drawing.page.rulings.push_back({std::min(x0, x1), std::min(y0, y1), std::max(x0, x1), std::max(y0, y1)});
}

void stroke(const Subpath& part, Drawing& drawing) {
  for (std::size_t i = 1; i < part.points.size(); ++i) {
    const Point a = part.points[i - 1], b = part.points[i];
    if (std::min(std::abs(a.x - b.x), std::abs(a.y - b.y)) < slant) rule(a.x, a.y, b.x, b.y, drawing);
  }
}

void fill(const Subpath& part, Drawing& drawing) {
  if (part.points.size() < 4 || part.points.size() > 5) return;
  const Box box = bounds(part.points);
  const double width = box.x1 - box.x0, height = box.y1 - box.y0;
  const double x = (box.x0 + box.x1) / 2, y = (box.y0 + box.y1) / 2;
  if (height <= thin_points && width > height)
    rule(box.x0, y, box.x1, y, drawing);
  else if (width <= thin_points && height > width)
    rule(x, box.y0, x, box.y1, drawing);
}

bool is_white(const pugi::xml_node& colour) {
  const auto values = numbers(attribute(colour, "Value"));
  return values.size() == 3 && values[0] > 244 && values[1] > 244 && values[2] > 244;
}

bool says(std::string_view value, bool otherwise) {
  if (value == "true" || value == "1") return true;
  if (value == "false" || value == "0") return false;
  return otherwise;
}

}  // namespace

void draw_path(const pugi::xml_node& object, const Matrix& to_page, Drawing& drawing) {
  const bool stroked = says(attribute(object, "Stroke"), true) && !is_white(child(object, "StrokeColor"));
  const bool filled = says(attribute(object, "Fill"), false) && !is_white(child(object, "FillColor"));
  if (!stroked && !filled) return;
  for (const Subpath& part :
       subpaths(child(object, "AbbreviatedData").child_value(), placed(object, to_page))) {
    if (part.curved) continue;
    if (filled) fill(part, drawing);
    if (stroked) stroke(part, drawing);
  }
}

void draw_picture(const pugi::xml_node& object, const Matrix& to_page, Drawing& drawing) {
  const Frame frame = ofd::frame(attribute(object, "Boundary"));
  const Box box =
      bounds({to_page.at(frame.x, frame.y), to_page.at(frame.x + frame.width, frame.y + frame.height)});
  const double width = std::min(box.x1, drawing.page.width) - std::max(box.x0, 0.0);
  const double height = std::min(box.y1, drawing.page.height) - std::max(box.y0, 0.0);
  if (width <= 0 || height <= 0) return;
  drawing.picture_share =
      std::max(drawing.picture_share, width * height / (drawing.page.width * drawing.page.height));
}

}  // namespace hengji::readers::ofd
