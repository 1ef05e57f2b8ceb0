#include "writers/pages/lines.h"

#include <algorithm>

#include "base/utf8.h"

namespace hengji::writers {
namespace {

constexpr double most_shrink = 0.015;
constexpr double tolerance = 0.01;
constexpr double widest_gap = 0.35;  // of the size, that justifying may put between two signs

bool is_blank(const ShapedText& text, const ShapedGlyph& glyph) {
  return glyph.begin < glyph.end && is_space(code_point_at(text.text, glyph.begin).value);
}

/// Breaks one text, greedily.
class Breaking {
 public:
  Breaking(const ShapedText& text, const std::vector<bool>& breaks, const LineWidths& widths)
      : text_(text), breaks_(breaks), widths_(widths) {}

  std::vector<TextLine> run() {
    begin(0, true);
    for (std::size_t i = 0; i < text_.glyphs.size(); ++i) {
      if (text_.is_line_break(i)) {
        finish(i, true);
        begin(i + 1, true);
        continue;
      }
      take(i);
    }
    finish(text_.glyphs.size(), true);
    return std::move(lines_);
  }

 private:
  void begin(std::size_t at, bool is_first) {
    first_ = at;
    place_to_break_ = at;
    indent_ = is_first ? widths_.first_indent : 0;
    used_ = used_at_break_ = 0;
  }

  double room() const {
    return (widths_.width - indent_) * (widths_.may_shrink ? 1 + most_shrink : 1) + tolerance;
  }

  void take(std::size_t i) {
    const ShapedGlyph& glyph = text_.glyphs[i];
    const bool begins_character = glyph.begin < glyph.end;
    if (i > first_ && begins_character && breaks_[glyph.begin]) {
      place_to_break_ = i;
      used_at_break_ = used_;
    }
    if (used_ + glyph.advance > room() && i > first_ && begins_character && !is_blank(text_, glyph)) {
      const std::size_t cut = place_to_break_ > first_ ? place_to_break_ : i;
      const double rest = used_ - (place_to_break_ > first_ ? used_at_break_ : used_);
      finish(cut, false);
      begin(cut, false);
      used_ = rest;
    }
    used_ += glyph.advance;
  }

  void finish(std::size_t last, bool ends_paragraph) {
    while (last > first_ && is_blank(text_, text_.glyphs[last - 1])) --last;
    double width = 0;
    for (std::size_t i = first_; i < last; ++i) width += text_.glyphs[i].advance;
    lines_.push_back({first_, last, indent_, width, ends_paragraph});
  }

  const ShapedText& text_;
  const std::vector<bool>& breaks_;
  const LineWidths& widths_;
  std::vector<TextLine> lines_;
  std::size_t first_ = 0;
  std::size_t place_to_break_ = 0;
  double indent_ = 0;
  double used_ = 0;
  double used_at_break_ = 0;
};

// Words of letters keep their letters together when a line is stretched.
bool may_stretch_before(const ShapedText& text, std::size_t glyph) {
  const ShapedGlyph& here = text.glyphs[glyph];
  const ShapedGlyph& before = text.glyphs[glyph - 1];
  if (here.begin == here.end) return false;
  const auto is_letter = [&](const ShapedGlyph& g) {
    const char32_t c = code_point_at(text.text, g.begin).value;
    return c < 0x2000 && !is_space(c);
  };
  return !is_letter(here) || !is_letter(before);
}

/// How the signs of a line are spread over the width.
struct Spread {
  double from = 0;  ///< of the first sign
  double gap = 0;   ///< added where the line may be stretched
};

Spread spread_of(const SetText& text, const TextLine& line) {
  const double room = text.width - line.indent - line.width;
  Spread spread{line.indent, 0};
  const bool is_full = text.alignment == Alignment::justified && !line.ends_paragraph;
  if (is_full || room < 0) {
    std::size_t gaps = 0;
    for (std::size_t i = line.first + 1; i < line.last; ++i) gaps += may_stretch_before(text.text, i);
    if (gaps > 0) spread.gap = room / static_cast<double>(gaps);
    // A line that a long word cut short is left ragged.
    if (spread.gap > text.size * widest_gap) spread.gap = 0;
  } else if (text.alignment == Alignment::center) {
    spread.from += room / 2;
  } else if (text.alignment == Alignment::right) {
    spread.from += room;
  }
  return spread;
}

bool same_stretch(const ShapedGlyph& a, const ShapedGlyph& b) {
  return a.font == b.font && a.look == b.look && a.is_emboldened == b.is_emboldened;
}

constexpr double ascent_share = 0.88;  // of the size, above the baseline, in fonts of Chinese signs
constexpr double stroke_share = 0.055;

void add_strokes(const TextLook& look, const PlacedText& placed, Page& page) {
  const double width = look.size_points * stroke_share;
  const double x1 = placed.x + placed.width;
  const auto level = [&](double y) { page.rulings.push_back({placed.x, y, x1, y, width, look.color}); };
  if (look.is_underlined) level(placed.y + look.size_points * 0.14);
  if (look.is_struck) level(placed.y - look.size_points * 0.32);
}

void place_line(const SetText& text, const TextLine& line, double x, double baseline, Page& page) {
  const Spread spread = spread_of(text, line);
  const auto& glyphs = text.text.glyphs;
  double at = x + spread.from;
  for (std::size_t i = line.first; i < line.last;) {
    const TextLook& look = text.text.looks[static_cast<std::size_t>(glyphs[i].look)];
    PlacedText placed{.font = glyphs[i].font,
                      .size = look.size_points,
                      .is_emboldened = glyphs[i].is_emboldened,
                      .color = look.color,
                      .x = at,
                      .y = baseline};
    const std::size_t start = i;
    for (; i < line.last && same_stretch(glyphs[start], glyphs[i]); ++i) {
      const ShapedGlyph& glyph = glyphs[i];
      if (i > line.first && spread.gap != 0 && may_stretch_before(text.text, i)) at += spread.gap;
      if (i == start) placed.x = at;
      const std::size_t begin = placed.text.size();
      placed.text.append(text.text.text, glyph.begin, glyph.end - glyph.begin);
      placed.glyphs.push_back(
          {glyph.id, at - placed.x + glyph.shift, glyph.rise, glyph.advance, begin, placed.text.size()});
      at += glyph.advance;
    }
    placed.width = at - placed.x;
    add_strokes(look, placed, page);
    page.texts.push_back(std::move(placed));
  }
}

}  // namespace

std::vector<TextLine> broken(const ShapedText& text, const std::vector<bool>& breaks,
                             const LineWidths& widths) {
  return Breaking(text, breaks, widths).run();
}

double natural_line(double size_points) {
  return size_points * 1.3;
}

void place(const SetText& text, std::size_t first, std::size_t last, double x, double y, Page& page) {
  const double above = (text.line_height - text.size) / 2 + text.size * ascent_share;
  for (std::size_t i = first; i < std::min(last, text.lines.size()); ++i)
    place_line(text, text.lines[i], x, y + above + static_cast<double>(i - first) * text.line_height, page);
}

}  // namespace hengji::writers
