#include "readers/page/ruled.h"

#include <algorithm>
#include <cmath>

#include "base/limits.h"

namespace hengji::readers::page {

namespace {

constexpr double overshoot = 7;  // points by which a line may pass the border it should end at

// The places of the lines across; ends of the lines along count where no line is near.
std::vector<double> places(const std::vector<Rule>& across, const std::vector<Rule>& along) {
  std::vector<double> values;
  for (const Rule& rule : across) values.push_back(rule.at);
  values = snapped(std::move(values));
  std::vector<double> ends;
  for (const Rule& rule : along)
    for (const double end : {rule.from, rule.to}) {
      const auto near = std::find_if(values.begin(), values.end(),
                                     [&](double v) { return std::abs(v - end) <= overshoot; });
      if (near == values.end()) ends.push_back(end);
    }
  for (const double end : snapped(std::move(ends))) values.push_back(end);
  std::sort(values.begin(), values.end());
  return values;
}

bool meets(const std::vector<Rule>& rules, double at) {
  return std::ranges::any_of(rules, [&](const Rule& rule) { return std::abs(rule.at - at) <= touching; });
}

/// Both sides are drawn from top to bottom, and what divides it inside ends at level rules: a table whose
/// cells are all ruled, of which this page may show little but rows of one cell.
bool is_closed(const Frame& frame, const std::vector<const Rule*>& inner) {
  bool has_left = covered(frame.upright, frame.box.x0, frame.box.y0, frame.box.y1) > 0.98;
  bool has_right = covered(frame.upright, frame.box.x1, frame.box.y0, frame.box.y1) > 0.98;
  return has_left && has_right && std::ranges::all_of(inner, [&](const Rule* rule) {
           return meets(frame.level, rule->from) && meets(frame.level, rule->to);
         });
}

}  // namespace

std::optional<Grid> ruled_grid(const Frame& frame) {
  std::vector<double> xs = places(frame.upright, frame.level);
  std::vector<double> ys = places(frame.level, frame.upright);
  if (xs.size() < 2 || ys.size() < 2 || (xs.size() == 2 && ys.size() == 2)) return std::nullopt;
  if (xs.size() * ys.size() > limits::table_cells) return std::nullopt;
  Grid grid(std::move(xs), std::move(ys));
  for (const Rule& rule : frame.level) grid.add_level(rule);
  for (const Rule& rule : frame.upright) grid.add_upright(rule);
  return grid;
}

bool has_columns(const Frame& frame) {
  const double tall = 0.2 * (frame.box.y1 - frame.box.y0);
  double length = 0;
  std::vector<const Rule*> inner;
  for (const Rule& rule : frame.upright) {
    if (rule.at <= frame.box.x0 + overshoot || rule.at >= frame.box.x1 - overshoot) continue;
    inner.push_back(&rule);
    length += rule.to - rule.from;
  }
  return length > tall || (!inner.empty() && is_closed(frame, inner));
}

}  // namespace hengji::readers::page
