#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/design.h"
#include "document/document.h"

namespace hengji::report {

/// One bar of a chart.
struct ChartBar {
  std::string label;
  double share = 0;  ///< of the whole: 0 to 1, beyond 1 where more was reached than was asked
  std::string text;  ///< the figure itself: 92.8%, 3478.8万元
  std::uint32_t fill = 0x4F6F8F;
};

/// Bars below each other, drawn to scale, with a line at the whole where that says something.
struct PaperChart {
  std::string caption;  ///< its number is put before it
  std::vector<ChartBar> bars;
  std::string whole;  ///< what stands under the line at the whole: 100%; empty draws none
};

/// The longest bar that is drawn, in shares of the whole; what is longer ends there, and its figure says the
/// rest.
inline constexpr double longest_bar = 1.25;

/// A chart as a table without lines whose filled cells are the bars: every format draws that as areas of its
/// own, sharp at any size and in print, and the figures stay text. `caption` is its last row.
Table table_of(const PaperChart& chart, const std::string& caption, double width_mm, Design& design);

}  // namespace hengji::report
