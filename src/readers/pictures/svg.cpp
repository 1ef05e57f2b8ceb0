#include "readers/pictures/svg.h"

#include <fmt/format.h>

#include <cstdint>
#include <iterator>

#include "readers/pictures/shown_page.h"

namespace hengji::readers {
namespace {

constexpr double ascent = 0.88;  // of a character's box, above its baseline
constexpr double hairline = 0.6;

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text)
    if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else if (static_cast<unsigned char>(c) >= 0x20)
      out += c;
  return out;
}

std::string opened(double width, double height) {
  constexpr double dots = picture_dots_per_inch / 72.0;
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" width="{:.1f}" height="{:.1f}" viewBox="0 0 {:.2f} {:.2f}">)",
      width * dots, height * dots, width, height);
}

std::string in_base_64(std::string_view bytes) {
  constexpr std::string_view signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t three = 0;
    for (std::size_t k = 0; k < 3; ++k)
      three = three << 8 | (i + k < bytes.size() ? static_cast<std::uint8_t>(bytes[i + k]) : 0);
    for (std::size_t k = 0; k < 4; ++k) out += i + k > bytes.size() ? '=' : signs[three >> (18 - 6 * k) & 63];
  }
  return out;
}

}  // namespace

std::string svg_of(const page::Page& page) {
  std::string out = opened(page.width, page.height);
  auto end = std::back_inserter(out);
  out += R"(<rect width="100%" height="100%" fill="#fff"/><g stroke="#000">)";
  for (const page::Ruling& one : page.rulings)
    fmt::format_to(end, R"(<path stroke-width="{}" d="M{:.1f} {:.1f}L{:.1f} {:.1f}"/>)", hairline, one.x0,
                   one.y0, one.x1, one.y1);
  out += R"(</g><g font-family="'Noto Serif CJK SC','Songti SC',SimSun,serif">)";
  for (const page::Glyph& one : page.glyphs) {
    double size = one.box.y1 - one.box.y0;
    fmt::format_to(end, R"(<text x="{:.1f}" y="{:.1f}" font-size="{:.1f}">{}</text>)", one.box.x0,
                   one.box.y0 + ascent * size, size, escaped(one.text));
  }
  return out + "</g></svg>";
}

std::string svg_around(std::string_view type, std::string_view picture, double width, double height) {
  return opened(width, height) +
         fmt::format(
             R"(<image width="100%" height="100%" preserveAspectRatio="none" href="data:{};base64,{}"/></svg>)",
             type, in_base_64(picture));
}

}  // namespace hengji::readers
