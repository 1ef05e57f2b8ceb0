#include "writers/xlsx/page_setup.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "writers/markup/markup.h"
#include "writers/text/pieces.h"

namespace hengji::writers::xlsx {
namespace {

constexpr double mm_per_inch = 25.4;
constexpr int paper_a4 = 9;
constexpr int paper_a3 = 8;

std::string inches(double millimetres) {
  return number(millimetres / mm_per_inch);
}

std::string_view place(Alignment alignment) {
  switch (alignment) {
    case Alignment::left:
      return "&L";
    case Alignment::right:
      return "&R";
    default:
      return "&C";
  }
}

Alignment mirrored(Alignment alignment) {
  if (alignment == Alignment::left) return Alignment::right;
  if (alignment == Alignment::right) return Alignment::left;
  return alignment;
}

/// &P and &N are the page and their number; & itself is doubled. Digits right behind a size would be read as
/// more of it.
std::string running_text(const RunningLine& line, Alignment alignment) {
  if (line.text.empty()) return {};
  std::string codes = fmt::format("{}&\"{}\"&{}", place(alignment), fonts_of(line.look.face).chinese,
                                  std::lround(line.look.size_points));
  if (line.text.front() >= '0' && line.text.front() <= '9') codes += ' ';
  std::string_view rest = line.text;
  while (!rest.empty()) {
    if (rest.starts_with("{page}")) {
      codes += "&P";
      rest.remove_prefix(6);
    } else if (rest.starts_with("{pages}")) {
      codes += "&N";
      rest.remove_prefix(7);
    } else {
      codes += rest.front() == '&' ? "&&" : std::string(1, rest.front());
      rest.remove_prefix(1);
    }
  }
  return escaped(codes);
}

std::string header_footer(const Section& page) {
  if (page.head.text.empty() && page.foot.text.empty()) return {};
  bool differs = page.head.is_mirrored || page.foot.is_mirrored;
  auto even = [](const RunningLine& line) {
    return running_text(line, line.is_mirrored ? mirrored(line.alignment) : line.alignment);
  };
  std::string xml = differs ? "<headerFooter differentOddEven=\"1\">" : "<headerFooter>";
  auto element = [&](std::string_view name, const std::string& codes) {
    if (!codes.empty()) xml += fmt::format("<{0}>{1}</{0}>", name, codes);
  };
  element("oddHeader", running_text(page.head, page.head.alignment));
  element("oddFooter", running_text(page.foot, page.foot.alignment));
  if (differs) element("evenHeader", even(page.head));
  if (differs) element("evenFooter", even(page.foot));
  return xml + "</headerFooter>";
}

}  // namespace

std::string page_setup(const Section& page) {
  bool is_a3 = std::max(page.width_mm, page.height_mm) > 400;
  std::string xml = "<printOptions horizontalCentered=\"1\"/>";
  xml += fmt::format(
      "<pageMargins left=\"{}\" right=\"{}\" top=\"{}\" bottom=\"{}\" header=\"{}\" footer=\"{}\"/>",
      inches(page.left_mm), inches(page.right_mm), inches(page.top_mm), inches(page.bottom_mm),
      inches(page.top_mm / 2), inches(page.bottom_mm / 2));
  xml += fmt::format("<pageSetup paperSize=\"{}\" orientation=\"{}\" fitToWidth=\"1\" fitToHeight=\"0\"/>",
                     is_a3 ? paper_a3 : paper_a4, page.is_landscape() ? "landscape" : "portrait");
  return xml + header_footer(page);
}

}  // namespace hengji::writers::xlsx
