#include "writers/pdf/content.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "writers/markup/markup.h"
#include "writers/pdf/objects.h"

namespace hengji::writers::pdf {
namespace {

std::string color_of(std::uint32_t color) {
  const auto part = [](std::uint32_t value) { return number((value & 0xFF) / 255.0); };
  return part(color >> 16) + " " + part(color >> 8) + " " + part(color);
}

constexpr double bold_share = 0.03;  // of the size, by which outlines are thickened

class Content {
 public:
  Content(const Page& page, const std::map<const Font*, PageFont>& fonts) : page_(page), fonts_(fonts) {}

  std::string run() {
    if (page_.backdrop) add(*page_.backdrop);
    for (const Fill& fill : page_.fills) add(fill);
    out_ += "0 J\n";
    for (const Ruling& ruling : page_.rulings) add(ruling);
    out_ += "BT\n";
    for (const PlacedText& text : page_.texts) add(text);
    return std::move(out_) + "ET\n";
  }

 private:
  double up(double y) const { return page_.height - y; }

  void set_fill(std::uint32_t color) {
    if (color == fill_) return;
    fill_ = color;
    out_ += color_of(color) + " rg\n";
  }

  void set_stroke(std::uint32_t color) {
    if (color == stroke_) return;
    stroke_ = color;
    out_ += color_of(color) + " RG\n";
  }

  void set_width(double width) {
    if (width == width_) return;
    width_ = width;
    out_ += number(width) + " w\n";
  }

  void add(const Backdrop& backdrop) {
    const Box& box = backdrop.box;
    out_ += fmt::format("q {} 0 0 {} {} {} cm /{} Do Q\n", number(box.x1 - box.x0), number(box.y1 - box.y0),
                        number(box.x0), number(up(box.y1)), backdrop_name);
  }

  void add(const Fill& fill) {
    set_fill(fill.color);
    out_ += fmt::format("{} {} {} {} re f\n", number(fill.box.x0), number(up(fill.box.y1)),
                        number(fill.box.x1 - fill.box.x0), number(fill.box.y1 - fill.box.y0));
  }

  void add(const Ruling& ruling) {
    set_stroke(ruling.color);
    set_width(ruling.width);
    out_ += fmt::format("{} {} m {} {} l S\n", number(ruling.x0), number(up(ruling.y0)), number(ruling.x1),
                        number(up(ruling.y1)));
  }

  void add(const PlacedText& text) {
    if (text.glyphs.empty()) return;
    const PageFont& font = fonts_.at(text.font);
    set_fill(text.color);
    set_bold(text);
    if (&font != font_ || text.size != size_) {
      out_ += fmt::format("/F{} {} Tf\n", font.number, number(text.size));
      font_ = &font;
      size_ = text.size;
    }
    out_ += fmt::format("1 0 0 1 {} {} Tm\n", number(text.x), number(up(text.y)));
    add_signs(text, font);
  }

  void set_bold(const PlacedText& text) {
    if (text.is_emboldened) {
      set_stroke(text.color);
      set_width(text.size * bold_share);
    }
    if (text.is_emboldened == is_bold_) return;
    is_bold_ = text.is_emboldened;
    out_ += is_bold_ ? "2 Tr\n" : "0 Tr\n";
  }

  // A sign that stands for something else here than in the font's map says so itself.
  static bool is_as_mapped(const PlacedText& text, const PlacedGlyph& glyph, const FontUse& use) {
    return use.texts.at(glyph.id) == std::string_view(text.text).substr(glyph.begin, glyph.end - glyph.begin);
  }

  void add_signs(const PlacedText& text, const PageFont& font) {
    const double unit = text.size / 1000;
    double pen = 0, rise = 0;
    bool is_open = false;
    const auto close = [&] {
      if (is_open) out_ += ">]TJ\n";
      is_open = false;
    };
    for (const PlacedGlyph& glyph : text.glyphs) {
      const bool is_mapped = is_as_mapped(text, glyph, *font.use);
      if (!is_mapped || glyph.rise != rise) close();
      if (glyph.rise != rise) out_ += number(rise = glyph.rise) + " Ts\n";
      if (!is_mapped)
        out_ +=
            fmt::format("/Span<</ActualText<FEFF{}>>>BDC\n",
                        utf16_hex(std::string_view(text.text).substr(glyph.begin, glyph.end - glyph.begin)));
      const long move = std::lround((pen - glyph.x) / unit);
      if (!is_open) out_ += move != 0 ? fmt::format("[{}<", move) : "[<";
      if (is_open && move != 0) out_ += fmt::format(">{}<", move);
      is_open = true;
      out_ += fmt::format("{:04X}", font.subset->codes.at(glyph.id));
      pen += (font.subset->widths.at(glyph.id) - static_cast<double>(move)) * unit;
      if (is_mapped) continue;
      close();
      out_ += "EMC\n";
    }
    close();
    if (rise != 0) out_ += "0 Ts\n";
  }

  const Page& page_;
  const std::map<const Font*, PageFont>& fonts_;
  std::string out_;
  std::uint32_t fill_ = 0;
  std::uint32_t stroke_ = 0;
  double width_ = -1;
  const PageFont* font_ = nullptr;
  double size_ = 0;
  bool is_bold_ = false;
};

}  // namespace

std::string content_of(const Page& page, const std::map<const Font*, PageFont>& fonts) {
  return Content(page, fonts).run();
}

}  // namespace hengji::writers::pdf
