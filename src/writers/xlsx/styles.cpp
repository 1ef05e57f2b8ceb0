#include "writers/xlsx/styles.h"

#include <fmt/format.h>

#include <algorithm>

#include "writers/markup/markup.h"
#include "writers/text/pieces.h"

namespace hengji::writers::xlsx {
namespace {

constexpr int first_own_format = 164;

std::string_view name(Alignment alignment) {
  switch (alignment) {
    case Alignment::left:
      return "left";
    case Alignment::center:
      return "center";
    case Alignment::right:
      return "right";
    case Alignment::justified:
      return "justify";
  }
  return "left";
}

std::string_view name(VerticalAlignment alignment) {
  switch (alignment) {
    case VerticalAlignment::top:
      return "top";
    case VerticalAlignment::middle:
      return "center";
    case VerticalAlignment::bottom:
      return "bottom";
  }
  return "center";
}

void edge(std::string& xml, std::string_view side, double points) {
  if (points <= 0) {
    xml += fmt::format("<{}/>", side);
    return;
  }
  std::string_view line = points < 1 ? "thin" : points < 2 ? "medium" : "thick";
  xml += fmt::format("<{0} style=\"{1}\"><color rgb=\"FF000000\"/></{0}>", side, line);
}

std::string border_xml(const Borders& borders) {
  std::string xml = "<border>";
  edge(xml, "left", borders.left_points);
  edge(xml, "right", borders.right_points);
  edge(xml, "top", borders.top_points);
  edge(xml, "bottom", borders.bottom_points);
  return xml + "<diagonal/></border>";
}

std::string fill_xml(const CellLook& look) {
  if (!look.is_filled) return "<fill><patternFill patternType=\"none\"/></fill>";
  return fmt::format(
      "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF{:06X}\"/><bgColor indexed=\"64\"/>"
      "</patternFill></fill>",
      look.fill);
}

std::string format_code(int decimals) {
  return decimals == 0 ? "0" : "0." + std::string(static_cast<std::size_t>(decimals), '0');
}

void list(std::string& xml, std::string_view element, const std::vector<std::string>& entries) {
  xml += fmt::format("<{} count=\"{}\">", element, entries.size());
  for (const std::string& entry : entries) xml += entry;
  xml += fmt::format("</{}>", element);
}

}  // namespace

Styles::Styles() {
  // The first font is the one by which columns are measured; the first two fills are prescribed.
  fonts_.push_back("<font>" + font_xml(TextLook{.size_points = 11}, "name") + "</font>");
  fills_ = {"<fill><patternFill patternType=\"none\"/></fill>",
            "<fill><patternFill patternType=\"gray125\"/></fill>"};
  borders_.push_back("<border><left/><right/><top/><bottom/><diagonal/></border>");
  styles_.push_back("<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>");
}

std::string Styles::font_xml(const TextLook& look, std::string_view font_element) {
  std::string xml;
  if (look.is_bold) xml += "<b/>";
  if (look.is_struck) xml += "<strike/>";
  if (look.is_underlined) xml += "<u/>";
  xml += fmt::format("<sz val=\"{}\"/><color rgb=\"FF{:06X}\"/><{} val=\"{}\"/><charset val=\"134\"/>",
                     number(look.size_points), look.color, font_element, fonts_of(look.face).chinese);
  return xml;
}

int Styles::add(std::vector<std::string>& list, std::string xml) {
  auto found = std::ranges::find(list, xml);
  if (found == list.end()) found = list.insert(list.end(), std::move(xml));
  return static_cast<int>(found - list.begin());
}

/// 49 is text as it stands, 1 and 2 are 0 and 0.00.
int Styles::number_format(int decimals) {
  if (decimals < 0) return 49;
  if (decimals == 0) return 1;
  if (decimals == 2) return 2;
  int next = first_own_format + static_cast<int>(formats_.size());
  return formats_.emplace(decimals, next).first->second;
}

int Styles::add_style(int font, int fill, int border, int format, Alignment alignment,
                      VerticalAlignment vertical) {
  auto [found, is_new] = numbers_.try_emplace({font, fill, border, format, alignment, vertical},
                                              static_cast<int>(styles_.size()));
  if (is_new)
    styles_.push_back(fmt::format(
        "<xf numFmtId=\"{}\" fontId=\"{}\" fillId=\"{}\" borderId=\"{}\" xfId=\"0\" applyNumberFormat=\"1\" "
        "applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment horizontal=\"{}\" "
        "vertical=\"{}\" wrapText=\"1\"/></xf>",
        format, font, fill, border, name(alignment), name(vertical)));
  return found->second;
}

int Styles::style_of(const CellLook& look, int decimals) {
  int font = add(fonts_, "<font>" + font_xml(look.text, "name") + "</font>");
  int fill = add(fills_, fill_xml(look));
  int border = add(borders_, border_xml(look.borders));
  return add_style(font, fill, border, number_format(decimals), look.alignment, look.vertical);
}

int Styles::style_of(const ParagraphLook& look) {
  int font = add(fonts_, "<font>" + font_xml(look.text, "name") + "</font>");
  return add_style(font, 0, 0, number_format(-1), look.alignment, VerticalAlignment::middle);
}

std::string Styles::part() const {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";
  std::vector<std::string> formats;
  for (const auto& [decimals, id] : formats_)
    formats.push_back(fmt::format("<numFmt numFmtId=\"{}\" formatCode=\"{}\"/>", id, format_code(decimals)));
  if (!formats.empty()) list(xml, "numFmts", formats);
  list(xml, "fonts", fonts_);
  list(xml, "fills", fills_);
  list(xml, "borders", borders_);
  list(xml, "cellStyleXfs", {"<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"});
  list(xml, "cellXfs", styles_);
  list(xml, "cellStyles", {"<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"});
  return xml + "</styleSheet>";
}

}  // namespace hengji::writers::xlsx
