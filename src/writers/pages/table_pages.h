#pragma once

#include <functional>
#include <vector>

#include "writers/pages/fragment.h"

namespace hengji::writers {

/// The page that is being filled, as a table sees it.
struct Space {
  Page* page = nullptr;
  double x = 0;       ///< left edge of the text
  double y = 0;       ///< where the next thing goes
  double top = 0;     ///< of the text of a page
  double bottom = 0;  ///< of the text of this page
};

/// Puts a table on this page and as many more as it takes. `turn` begins a page. Rows are cut only where they
/// are higher than a page or may be; heading rows are printed again. `tail` is what must stand on one page
/// with the last row, points.
void place_table(const SetTable& set, double tail, Space& space, const std::function<void()>& turn);

/// How much of the page a table must find free to begin there: its headings and its first row.
double beginning_of(const SetTable& set);

}  // namespace hengji::writers
