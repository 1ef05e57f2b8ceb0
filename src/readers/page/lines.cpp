#include "readers/page/lines.h"

#include <algorithm>

#include "base/utf8.h"

namespace hengji::readers::page {

namespace {

constexpr double same_line_overlap = 0.45;  // of the lower of two heights
constexpr double space_gap = 0.28;          // of an em; a space is 0.25 to 0.33 wide in most fonts
constexpr double doubled_offset = 0.3;      // of a glyph's width

double height(const Box& box) {
  return box.y1 - box.y0;
}

bool beside(const Box& line, const Box& glyph) {
  const double shared = std::min(line.y1, glyph.y1) - std::max(line.y0, glyph.y0);
  return shared >= same_line_overlap * std::max(0.1, std::min(height(line), height(glyph)));
}

/// Glyphs of one visual line, before it is cut at gaps.
struct Row {
  Box box;
  std::vector<const Glyph*> glyphs;
};

std::vector<Row> rows_of(std::span<const Glyph* const> glyphs) {
  std::vector<const Glyph*> sorted(glyphs.begin(), glyphs.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Glyph* a, const Glyph* b) { return middle_y(a->box) < middle_y(b->box); });
  std::vector<Row> rows;
  for (const Glyph* glyph : sorted) {
    if (!rows.empty() && beside(rows.back().box, glyph->box)) {
      // A raised sign that came first must not stand for the line; a title across two lines must not join
      // them.
      Box& box = rows.back().box;
      const double ratio = height(glyph->box) / std::max(0.1, height(box));
      if (ratio > 1.3 && ratio < 1.9) box = joined(box, glyph->box);
    } else {
      rows.push_back({glyph->box, {}});
    }
    rows.back().glyphs.push_back(glyph);
  }
  for (Row& row : rows)
    std::stable_sort(row.glyphs.begin(), row.glyphs.end(),
                     [](const Glyph* a, const Glyph* b) { return a->box.x0 < b->box.x0; });
  return rows;
}

bool is_doubled(const Glyph& before, const Glyph& glyph) {
  const double width = std::max(0.5, glyph.box.x1 - glyph.box.x0);
  return before.text == glyph.text && std::abs(glyph.box.x0 - before.box.x0) < doubled_offset * width &&
         std::abs(glyph.box.y0 - before.box.y0) < 0.3 * height(glyph.box);
}

bool is_blank(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (!is_space(point.value)) return false;
    at += point.bytes;
  }
  return true;
}

void extend(Line& line, const Glyph& glyph, int drawn) {
  const double size = height(glyph.box);
  if (line.text.empty()) {
    line = {glyph.box, glyph.text, size, glyph.confidence, drawn, drawn};
    return;
  }
  line.first_drawn = std::min(line.first_drawn, drawn);
  line.last_drawn = std::max(line.last_drawn, drawn);
  if (glyph.box.x0 - line.box.x1 > space_gap * std::max(line.size, size) && line.text.back() != ' ')
    line.text += ' ';
  line.text += glyph.text;
  line.box = joined(line.box, glyph.box);
  line.size = std::max(line.size, size);
  line.confidence = std::min(line.confidence, glyph.confidence);
}

/// Whether other text was drawn between two glyphs side by side.
bool is_drawn_apart(const Glyph& before, const Glyph& glyph) {
  if (&glyph < &before) return true;
  return std::any_of(&before + 1, &glyph, [](const Glyph& between) { return !is_blank(between.text); });
}

void cut(const Row& row, double widest_gap, const Glyph* origin, std::vector<Line>& lines) {
  Line line;
  const Glyph* before = nullptr;
  for (const Glyph* glyph : row.glyphs) {
    if (is_blank(glyph->text) || (before && is_doubled(*before, *glyph))) continue;
    const double em = std::max(line.size, height(glyph->box));
    const bool ends = glyph->box.x0 - line.box.x1 > widest_gap * em ||
                      (origin && before && is_drawn_apart(*before, *glyph));
    if (!line.text.empty() && ends) {
      lines.push_back(std::move(line));
      line = {};
    }
    extend(line, *glyph, origin ? static_cast<int>(glyph - origin) : -1);
    before = glyph;
  }
  if (!line.text.empty()) lines.push_back(std::move(line));
}

}  // namespace

double middle_x(const Box& box) {
  return (box.x0 + box.x1) / 2;
}
double middle_y(const Box& box) {
  return (box.y0 + box.y1) / 2;
}

Box joined(const Box& a, const Box& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

std::vector<Line> lines_of(std::span<const Glyph* const> glyphs, double widest_gap, const Glyph* origin) {
  std::vector<Line> lines;
  for (const Row& row : rows_of(glyphs)) cut(row, widest_gap, origin, lines);
  return lines;
}

std::string text_of(std::span<const Line> lines) {
  std::string text;
  for (const Line& line : lines) {
    if (!text.empty()) text += '\n';
    text += line.text;
  }
  return text;
}

}  // namespace hengji::readers::page
