#include "annotate/marked_lines.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/chinese_text.h"

namespace hengji::annotate {
namespace {

using readers::page::Glyph;

bool holds(const Box& box, const Box& inner) {
  const double x = (inner.x0 + inner.x1) / 2, y = (inner.y0 + inner.y1) / 2;
  return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
}

bool is_on_line(const Box& line, const Box& glyph) {
  const double middle = (glyph.y0 + glyph.y1) / 2;
  return middle > line.y0 && middle < line.y1;
}

void widen(Box& box, const Box& by) {
  box = {std::min(box.x0, by.x0), std::min(box.y0, by.y0), std::max(box.x1, by.x1), std::max(box.y1, by.y1)};
}

}  // namespace

std::vector<Box> marked_lines(const readers::page::Page& page, const Box& box, std::string_view words) {
  std::vector<const Glyph*> glyphs;
  std::string text;
  std::vector<std::size_t> begins;  // of each glyph in the text
  for (const Glyph& glyph : page.glyphs) {
    const std::string shown = squeezed(glyph.text);
    if (shown.empty() || !holds(box, glyph.box)) continue;
    glyphs.push_back(&glyph);
    begins.push_back(text.size());
    text += shown;
  }
  const std::string wanted = squeezed(words);
  std::size_t first = wanted.empty() ? std::string::npos : text.find(wanted), last = first + wanted.size();
  if (first == std::string::npos) std::tie(first, last) = std::pair(std::size_t{0}, text.size());
  std::vector<Box> lines;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (begins[i] < first || begins[i] >= last) continue;
    if (lines.empty() || !is_on_line(lines.back(), glyphs[i]->box))
      lines.push_back(glyphs[i]->box);
    else
      widen(lines.back(), glyphs[i]->box);
  }
  if (lines.empty()) lines.push_back(box);
  return lines;
}

}  // namespace hengji::annotate
