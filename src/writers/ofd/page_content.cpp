#include "writers/ofd/page_content.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "base/utf8.h"
#include "writers/markup/markup.h"

namespace hengji::writers::ofd {
namespace {

constexpr double mm_per_point = 25.4 / 72;
constexpr double bold_share = 0.03;  // of the size, by which outlines are thickened

long thousandths(double points) {
  return std::lround(points * mm_per_point * 1000);
}

std::string decimal(long thousandth) {
  const long whole = std::labs(thousandth) / 1000, rest = std::labs(thousandth) % 1000;
  std::string text = fmt::format("{}{}", thousandth < 0 ? "-" : "", whole);
  if (rest == 0) return text;
  text += fmt::format(".{:03}", rest);
  while (text.back() == '0') text.pop_back();
  return text;
}

std::string color_of(std::uint32_t color) {
  return fmt::format("{} {} {}", color >> 16 & 0xFF, color >> 8 & 0xFF, color & 0xFF);
}

std::string box_of(double x0, double y0, double x1, double y1) {
  return fmt::format("{} {} {} {}", millimetres(x0), millimetres(y0), millimetres(x1 - x0),
                     millimetres(y1 - y0));
}

/// Distances between signs; equal ones that follow each other as "g count distance" (8.3, run lengths).
std::string distances(const std::vector<long>& deltas) {
  std::string out;
  for (std::size_t i = 0; i < deltas.size();) {
    std::size_t end = i + 1;
    while (end < deltas.size() && deltas[end] == deltas[i]) ++end;
    if (!out.empty()) out += ' ';
    if (end - i > 2) {
      out += fmt::format("g {} {}", end - i, decimal(deltas[i]));
    } else {
      out += decimal(deltas[i]);
      if (end - i == 2) out += " " + decimal(deltas[i]);
    }
    i = end;
  }
  return out;
}

/// Signs of one baseline that say one text: spaces at its ends are left out.
struct Stretch {
  std::span<const PlacedGlyph> glyphs;
  std::string_view text;
};

bool is_blank(const PlacedText& text, const PlacedGlyph& glyph) {
  return glyph.begin < glyph.end && is_space(code_point_at(text.text, glyph.begin).value);
}

Stretch trimmed_stretch(const PlacedText& text) {
  std::size_t first = 0, last = text.glyphs.size();
  while (first < last && is_blank(text, text.glyphs[first])) ++first;
  while (last > first && is_blank(text, text.glyphs[last - 1])) --last;
  if (first == last) return {};
  const std::span glyphs = std::span(text.glyphs).subspan(first, last - first);
  std::size_t begin = glyphs.front().begin, end = glyphs.front().end;
  for (const PlacedGlyph& glyph : glyphs) {  // from right to left they do not stand in order
    begin = std::min(begin, glyph.begin);
    end = std::max(end, glyph.end);
  }
  return {glyphs, std::string_view(text.text).substr(begin, end - begin)};
}

class Content {
 public:
  Content(const Page& page, const std::map<const Font*, PageFont>& fonts, Identifiers& identifiers)
      : page_(page), fonts_(fonts), identifiers_(identifiers) {}

  std::string run() {
    out_ = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ofd:Page "
        "{}><ofd:Area><ofd:PhysicalBox>{}</ofd:PhysicalBox>"
        "</ofd:Area><ofd:Content><ofd:Layer Type=\"Body\" ID=\"{}\">\n",
        namespace_attribute, box_of(0, 0, page_.width, page_.height), identifiers_.next());
    for (const Fill& fill : page_.fills) add(fill);
    for (const Ruling& ruling : page_.rulings) add(ruling);
    for (const PlacedText& text : page_.texts) add(text);
    return std::move(out_) + "</ofd:Layer></ofd:Content></ofd:Page>\n";
  }

 private:
  void add(const Fill& fill) {
    const Box& box = fill.box;
    const std::string width = millimetres(box.x1 - box.x0), height = millimetres(box.y1 - box.y0);
    out_ += fmt::format(
        "<ofd:PathObject ID=\"{0}\" Boundary=\"{1}\" Stroke=\"false\" Fill=\"true\"><ofd:FillColor "
        "Value=\"{2}\"/>"
        "<ofd:AbbreviatedData>M 0 0 L {3} 0 L {3} {4} L 0 {4} C</ofd:AbbreviatedData></ofd:PathObject>\n",
        identifiers_.next(), box_of(box.x0, box.y0, box.x1, box.y1), color_of(fill.color), width, height);
  }

  // The boundary holds the whole thickness of the line.
  void add(const Ruling& ruling) {
    const double half = ruling.width / 2;
    const double x = ruling.x0 - half, y = ruling.y0 - half;
    out_ += fmt::format(
        "<ofd:PathObject ID=\"{}\" Boundary=\"{}\" LineWidth=\"{}\"><ofd:StrokeColor Value=\"{}\"/>"
        "<ofd:AbbreviatedData>M {} {} L {} {}</ofd:AbbreviatedData></ofd:PathObject>\n",
        identifiers_.next(), box_of(x, y, ruling.x1 + half, ruling.y1 + half), millimetres(ruling.width),
        color_of(ruling.color), millimetres(ruling.x0 - x), millimetres(ruling.y0 - y),
        millimetres(ruling.x1 - x), millimetres(ruling.y1 - y));
  }

  void add(const PlacedText& text) {
    const Stretch stretch = trimmed_stretch(text);
    if (stretch.glyphs.empty()) return;
    const PageFont& font = fonts_.at(text.font);
    const double x = text.x + stretch.glyphs.front().x;
    const double right =
        text.x + stretch.glyphs.back().x + std::max(stretch.glyphs.back().advance, text.size);
    const double top = text.y - text.size * 1.05, bottom = text.y + text.size * 0.35;
    out_ += fmt::format(
        "<ofd:TextObject ID=\"{}\" Boundary=\"{}\" Font=\"{}\" Size=\"{}\"{}>"
        "<ofd:FillColor Value=\"{}\"/>{}",
        identifiers_.next(), box_of(x, top, right, bottom), font.id, millimetres(text.size), boldness(text),
        color_of(text.color), stroke_color(text));
    add_transforms(text, stretch, font);
    out_ += fmt::format("<ofd:TextCode X=\"0\" Y=\"{}\"", millimetres(text.y - top));
    if (const std::string deltas = distances(deltas_of(stretch)); !deltas.empty())
      out_ += fmt::format(" DeltaX=\"{}\"", deltas);
    out_ += ">";
    append_escaped(out_, stretch.text);
    out_ += "</ofd:TextCode></ofd:TextObject>\n";
  }

  static std::string boldness(const PlacedText& text) {
    if (!text.is_emboldened) return {};
    return fmt::format(" Stroke=\"true\" LineWidth=\"{}\"", millimetres(text.size * bold_share));
  }

  static std::string stroke_color(const PlacedText& text) {
    if (!text.is_emboldened) return {};
    return fmt::format("<ofd:StrokeColor Value=\"{}\"/>", color_of(text.color));
  }

  // From character to character: those that share a sign, and the further signs of one character, advance by
  // 0.
  static std::vector<long> deltas_of(const Stretch& stretch) {
    std::vector<long> deltas;
    const double start = stretch.glyphs.front().x;
    long before = 0;
    for (std::size_t i = 1; i < stretch.glyphs.size(); ++i) {
      const long at = thousandths(stretch.glyphs[i].x - start);
      deltas.push_back(at - before);
      before = at;
    }
    return deltas;
  }

  // Where the font's map would show other signs than those that were chosen, they are named (11.4).
  void add_transforms(const PlacedText& text, const Stretch& stretch, const PageFont& font) {
    std::size_t position = 0;
    const auto& glyphs = stretch.glyphs;
    for (std::size_t i = 0; i < glyphs.size();) {
      std::size_t end = i + 1;
      while (end < glyphs.size() && glyphs[end].begin == glyphs[end].end) ++end;
      const std::u32string said =
          decoded(std::string_view(text.text).substr(glyphs[i].begin, glyphs[i].end - glyphs[i].begin));
      const bool is_plain = said.size() == 1 && end == i + 1 && text.font->glyph_of(said[0]) == glyphs[i].id;
      if (!is_plain && !said.empty()) {
        out_ += fmt::format(
            "<ofd:CGTransform CodePosition=\"{}\" CodeCount=\"{}\" GlyphCount=\"{}\"><ofd:Glyphs>", position,
            said.size(), end - i);
        for (std::size_t glyph = i; glyph < end; ++glyph)
          out_ += fmt::format("{}{}", glyph > i ? " " : "", font.subset->signs.at(glyphs[glyph].id));
        out_ += "</ofd:Glyphs></ofd:CGTransform>";
      }
      position += said.size();
      i = end;
    }
  }

  const Page& page_;
  const std::map<const Font*, PageFont>& fonts_;
  Identifiers& identifiers_;
  std::string out_;
};

}  // namespace

std::string millimetres(double points) {
  return decimal(thousandths(points));
}

std::string content_of(const Page& page, const std::map<const Font*, PageFont>& fonts,
                       Identifiers& identifiers) {
  return Content(page, fonts, identifiers).run();
}

}  // namespace hengji::writers::ofd
