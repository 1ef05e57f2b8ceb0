#include "readers/ofd/geometry.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/limits.h"

namespace hengji::readers::ofd {

namespace {

constexpr double largest = 1e6;

/// Takes words from a list, one after the other.
class Words {
 public:
  explicit Words(std::string_view list) : list_(list) {}

  std::string_view next() {
    while (!list_.empty() && is_break(list_.front())) list_.remove_prefix(1);
    std::size_t length = 0;
    while (length < list_.size() && !is_break(list_[length])) ++length;
    const auto word = list_.substr(0, length);
    list_.remove_prefix(length);
    return word;
  }

 private:
  static bool is_break(char c) { return c == ' ' || c == ',' || c == '\t' || c == '\n' || c == '\r'; }

  std::string_view list_;
};

bool read(std::string_view word, double& value) {
  if (!word.empty() && word.front() == '+') word.remove_prefix(1);
  const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), value);
  return fault == std::errc{} && end == word.data() + word.size() && std::isfinite(value) &&
         std::abs(value) <= largest;
}

}  // namespace

Matrix Matrix::after(const Matrix& inner) const {
  const Point origin = at(inner.e, inner.f);
  return {a * inner.a + c * inner.b,
          b * inner.a + d * inner.b,
          a * inner.c + c * inner.d,
          b * inner.c + d * inner.d,
          origin.x,
          origin.y};
}

std::vector<double> numbers(std::string_view list) {
  std::vector<double> values;
  Words words(list);
  for (double value; values.size() < limits::page_glyphs && read(words.next(), value);)
    values.push_back(value);
  return values;
}

std::vector<double> steps(std::string_view list) {
  std::vector<double> values;
  Words words(list);
  for (auto word = words.next(); !word.empty() && values.size() < limits::page_glyphs; word = words.next()) {
    double count = 1, value = 0;
    const bool repeated = word == "g" || word == "G";
    if (repeated && !(read(words.next(), count) && read(words.next(), value))) break;
    if (!repeated && !read(word, value)) break;
    const double room = static_cast<double>(limits::page_glyphs - values.size());
    values.insert(values.end(), static_cast<std::size_t>(std::clamp(count, 0.0, room)), value);
  }
  return values;
}

Frame frame(std::string_view list) {
  const auto values = numbers(list);
  if (values.size() < 4) return {};
  return {values[0], values[1], values[2], values[3], true};
}

Matrix matrix(std::string_view list) {
  const auto values = numbers(list);
  if (values.size() < 6) return {};
  return {values[0], values[1], values[2], values[3], values[4], values[5]};
}

Box bounds(const std::vector<Point>& points) {
  if (points.empty()) return {};
  Box box{points[0].x, points[0].y, points[0].x, points[0].y};
  for (const Point& p : points) {
    box.x0 = std::min(box.x0, p.x);
    box.x1 = std::max(box.x1, p.x);
    box.y0 = std::min(box.y0, p.y);
    box.y1 = std::max(box.y1, p.y);
  }
  return box;
}

}  // namespace hengji::readers::ofd
