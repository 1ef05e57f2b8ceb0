#include <algorithm>
#include <cmath>
#include <pugixml.hpp>
#include <string>

#include "base/limits.h"
#include "base/utf8.h"
#include "readers/ofd/drawing.h"
#include "readers/page/characters.h"

namespace hengji::readers::ofd {

namespace {

constexpr double ascent = 0.88;  // of an em: the box of a character above and below its baseline
constexpr double descent = 0.12;

double number(std::string_view text, double otherwise) {
  const auto values = numbers(text);
  return values.empty() ? otherwise : values[0];
}

double usual_width(char32_t c) {
  return c < 0x2000 ? 0.5 : 1;
}

double at(const std::vector<double>& values, std::size_t index, double otherwise) {
  return index < values.size() ? values[index] : otherwise;
}

/// Characters of one TextCode, each with its place.
struct Run {
  std::u32string text;
  std::vector<double> across, down;
  double x = 0, y = 0;
  double size = 0;
};

// The text of an element; a line break that the writer put in for looks is no character.
std::u32string text_of(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node part : node.children())
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) text += part.value();
  if (text.size() > limits::page_glyphs * 4) text.resize(limits::page_glyphs * 4);
  std::u32string result = decoded(text);
  while (!result.empty() && (result.back() == U'\n' || result.back() == U'\r')) result.pop_back();
  return result;
}

void put(char32_t c, const Box& box, Drawing& drawing) {
  if (is_space(c) || c < 0x20) return;
  if (drawing.page.glyphs.size() >= limits::page_glyphs) {
    drawing.truncated = true;
    return;
  }
  const double x = (box.x0 + box.x1) / 2, y = (box.y0 + box.y1) / 2;
  if (x < 0 || y < 0 || x > drawing.page.width || y > drawing.page.height) return;
  page::Glyph glyph{page::plain(encoded(std::u32string_view(&c, 1))), box};
  // U+00A4 stands where the writer knew only the glyph.
  if (page::is_nameless(glyph.text) || c == 0xA4) {
    glyph.confidence = 0;
    ++drawing.nameless;
  }
  drawing.page.glyphs.push_back(std::move(glyph));
}

void draw(const Run& run, double stretch, const Matrix& to_page, Drawing& drawing) {
  double x = run.x, y = run.y;
  for (std::size_t i = 0; i < run.text.size() && !drawing.truncated; ++i) {
    const double usual = usual_width(run.text[i]) * run.size * stretch;
    const bool stepped = i < run.across.size() || i < run.down.size();
    const double step = at(run.across, i, stepped ? 0 : usual);
    const double width = step > 0.2 * usual ? std::min(step, 1.3 * usual) : usual;
    const double top = y - ascent * run.size, bottom = y + descent * run.size;
    put(run.text[i],
        bounds({to_page.at(x, top), to_page.at(x + width, bottom), to_page.at(x, bottom),
                to_page.at(x + width, top)}),
        drawing);
    x += step;
    y += at(run.down, i, 0);
  }
}

}  // namespace

void draw_text(const pugi::xml_node& object, const Matrix& to_page, Drawing& drawing) {
  const Matrix place = placed(object, to_page);
  const double size = std::clamp(number(attribute(object, "Size"), 3.5), 0.01, 1000.0);
  const double stretch = std::clamp(number(attribute(object, "HScale"), 1), 0.05, 20.0);
  double x = 0, y = 0;  // a TextCode without a place goes on where the one before began
  for (const pugi::xml_node code : object.children()) {
    if (local(code.name()) != "TextCode") continue;
    x = number(attribute(code, "X"), x);
    y = number(attribute(code, "Y"), y);
    Run run{text_of(code), steps(attribute(code, "DeltaX")), steps(attribute(code, "DeltaY")), x, y, size};
    draw(run, stretch, place, drawing);
  }
}

}  // namespace hengji::readers::ofd
