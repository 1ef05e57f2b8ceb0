#include "runs.h"

#include "lines.h"

namespace hengji::ocr {

std::vector<Run> runs_of(const Picture& text, const Area& area) {
  std::vector<Run> runs;
  for (int x = area.x0; x < area.x1; ++x) {
    bool ink = false;
    for (int y = area.y0; y < area.y1 && !ink; ++y) ink = text.at(x, y) != 0;
    if (!ink) continue;
    if (!runs.empty() && runs.back().end == x)
      ++runs.back().end;
    else
      runs.push_back({x, x + 1});
  }
  return runs;
}

Area piece_of(const Picture& text, const Area& line, const Run& run) {
  return tight(text, {run.begin, line.y0, run.end, line.y1});
}

}  // namespace hengji::ocr
