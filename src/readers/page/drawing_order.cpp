#include "readers/page/drawing_order.h"

#include <algorithm>
#include <numeric>

namespace hengji::readers::page {

namespace {

constexpr double fewest_in_order = 0.9;    // of the neighbours in lines, from left to right
constexpr double most_interleaved = 0.02;  // of the lines: other lines were drawn while they were
constexpr double fewest_downward = 0.97;   // of the neighbours below each other
constexpr std::size_t most_beside = 60;    // lines between two that stand below each other
constexpr double clearly_lower = 0.6;      // ems

/// Whether lines side by side were drawn from left to right, by the lines as they stand on the page.
bool goes_right(std::span<const Line> lines) {
  std::size_t pairs = 0, right = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (std::abs(lines[i].middle() - lines[i - 1].middle()) > 0.35 * lines[i].size) continue;
    if (lines[i].box.x0 < lines[i - 1].box.x1) continue;
    ++pairs;
    right += lines[i].first_drawn > lines[i - 1].first_drawn;
  }
  return static_cast<double>(right) >= fewest_in_order * static_cast<double>(pairs);
}

/// Whether what stands below each other was drawn from top to bottom: in one go, not some cells after others.
/// `lines` stand as they do on the page, from its top.
bool goes_down(std::span<const Line> lines) {
  std::size_t pairs = 0, down = 0;
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (std::size_t j = i + 1; j < std::min(lines.size(), i + most_beside); ++j) {
      const Line &upper = lines[i], &lower = lines[j];
      const bool is_below =
          lower.box.y0 > upper.middle() && lower.box.x0 < upper.box.x1 && upper.box.x0 < lower.box.x1;
      if (!is_below) continue;
      ++pairs;
      down += lower.first_drawn > upper.first_drawn;
      break;
    }
  return static_cast<double>(down) >= fewest_downward * static_cast<double>(pairs);
}

}  // namespace

bool number_as_drawn(std::vector<Line>& lines) {
  std::vector<Line*> order(lines.size());
  std::transform(lines.begin(), lines.end(), order.begin(), [](Line& line) { return &line; });
  std::sort(order.begin(), order.end(),
            [](const Line* a, const Line* b) { return a->first_drawn < b->first_drawn; });
  std::size_t interleaved = 0;
  bool is_by_cells = false;  // a line was drawn before another that stands higher
  double lowest = -1e18;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i > 0) interleaved += order[i]->first_drawn <= order[i - 1]->last_drawn;
    if (order[i]->middle() + clearly_lower * order[i]->size < lowest) is_by_cells = true;
    lowest = std::max(lowest, order[i]->middle());
  }
  const bool is_clear =
      static_cast<double>(interleaved) <= most_interleaved * static_cast<double>(lines.size());
  const bool is_by_rows = goes_right(lines) && goes_down(lines);
  const bool is_known = is_clear && is_by_cells;
  for (std::size_t i = 0; i < order.size(); ++i) {
    order[i]->first_drawn = order[i]->last_drawn = is_known ? static_cast<int>(i) : -1;
    order[i]->is_by_rows = is_known && is_by_rows;
  }
  return is_known;
}

}  // namespace hengji::readers::page
