#include "writers/html/style.h"

#include <fmt/format.h>

#include "writers/markup/markup.h"
#include "writers/text/pieces.h"

namespace hengji::writers::html {
namespace {

constexpr std::string_view ground =
    "body{margin:0;background:#e8e8e8}\n"
    "section{box-sizing:border-box;margin:6mm auto;background:#fff}\n"
    "p,h1,h2,h3,h4,h5{margin:0;font-weight:inherit;white-space:pre-wrap;min-height:1em}\n"
    "table{border-collapse:collapse;table-layout:fixed}\n"
    "td{white-space:pre-wrap;overflow-wrap:anywhere}\n"
    "td.none{border:0}\n"
    "tr{break-inside:avoid}\n"
    "tr.split{break-inside:auto}\n"
    "@media print{body{background:none}section{margin:0;padding:0!important;width:auto!important;"
    "min-height:0!important}section+section{break-before:page}}\n";

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
      return "middle";
    case VerticalAlignment::bottom:
      return "bottom";
  }
  return "middle";
}

void paragraph(std::string& css, std::size_t number, const ParagraphLook& look) {
  css += fmt::format(".p{}{{{}text-align:{}", number, declarations(look.text), name(look.alignment));
  if (look.first_line_characters != 0)
    css += fmt::format(";text-indent:{}em", writers::number(look.first_line_characters));
  if (look.left_characters != 0)
    css += fmt::format(";margin-left:{}em", writers::number(look.left_characters));
  if (look.right_characters != 0)
    css += fmt::format(";margin-right:{}em", writers::number(look.right_characters));
  if (look.line_points != 0) css += fmt::format(";line-height:{}pt", writers::number(look.line_points));
  if (look.space_before_points != 0)
    css += fmt::format(";padding-top:{}pt", writers::number(look.space_before_points));
  if (look.space_after_points != 0)
    css += fmt::format(";padding-bottom:{}pt", writers::number(look.space_after_points));
  if (look.begins_page) css += ";break-before:page";
  if (look.keeps_with_next) css += ";break-after:avoid";
  css += "}\n";
}

void edge(std::string& css, std::string_view side, double points) {
  if (points > 0) css += fmt::format(";border-{}:{}pt solid #000", side, number(points));
}

void cell(std::string& css, std::size_t number, const CellLook& look) {
  css += fmt::format(".c{}{{{}text-align:{};vertical-align:{}", number, declarations(look.text),
                     name(look.alignment), name(look.vertical));
  if (look.first_line_characters != 0)
    css += fmt::format(";text-indent:{}em", writers::number(look.first_line_characters));
  if (look.line_points != 0) css += fmt::format(";line-height:{}pt", writers::number(look.line_points));
  edge(css, "top", look.borders.top_points);
  edge(css, "right", look.borders.right_points);
  edge(css, "bottom", look.borders.bottom_points);
  edge(css, "left", look.borders.left_points);
  if (look.is_filled) css += fmt::format(";background:#{:06x}", look.fill);
  css += "}\n";
}

/// {page} and {pages} as counters of the printed page.
std::string content(std::string_view text) {
  std::string css;
  while (!text.empty()) {
    std::string_view counter;
    std::size_t at = text.find('{');
    if (text.substr(0, at).size() == text.size()) at = text.size();
    if (text.substr(at).starts_with("{page}")) counter = "page";
    if (text.substr(at).starts_with("{pages}")) counter = "pages";
    std::size_t taken = counter.empty() ? std::min(at + 1, text.size()) : at;
    if (taken > 0) {
      css += " \"";
      for (char c : text.substr(0, taken)) {
        if (c == '"' || c == '\\') css += '\\';
        if (c != '\n' && c != '<') css += c;
      }
      css += '"';
    }
    if (!counter.empty()) css += fmt::format(" counter({})", counter);
    text.remove_prefix(counter.empty() ? taken : at + counter.size() + 2);
  }
  return css;
}

void margin_box(std::string& css, std::string_view edge, std::string_view side, const RunningLine& line) {
  css += fmt::format("@{}-{}{{content:{};{}}}", edge, side, content(line.text), declarations(line.look));
}

void running(std::string& css, std::string_view page, std::string_view edge, const RunningLine& line) {
  if (line.text.empty()) return;
  std::string_view side = line.alignment == Alignment::justified ? "center" : name(line.alignment);
  css += fmt::format("@page {}{}{{", page, line.is_mirrored ? ":right" : "");
  margin_box(css, edge, side, line);
  css += "}\n";
  if (!line.is_mirrored) return;
  std::string_view other = side == "left" ? "right" : side == "right" ? "left" : side;
  css += fmt::format("@page {}:left{{", page);
  margin_box(css, edge, other, line);
  css += "}\n";
}

void section(std::string& css, std::size_t number, const Section& page) {
  std::string margins =
      fmt::format("{}mm {}mm {}mm {}mm", writers::number(page.top_mm), writers::number(page.right_mm),
                  writers::number(page.bottom_mm), writers::number(page.left_mm));
  css += fmt::format("@page s{}{{size:{}mm {}mm;margin:{}}}\n", number, writers::number(page.width_mm),
                     writers::number(page.height_mm), margins);
  running(css, fmt::format("s{}", number), "top", page.head);
  running(css, fmt::format("s{}", number), "bottom", page.foot);
  css += fmt::format(".s{}{{page:s{};width:{}mm;min-height:{}mm;padding:{}}}\n", number, number,
                     writers::number(page.width_mm), writers::number(page.height_mm), margins);
}

}  // namespace

std::string declarations(const TextLook& look) {
  const FontNames& fonts = fonts_of(look.face);
  std::string css = fmt::format("font-family:\"{}\",{};font-size:{}pt;", fonts.chinese, fonts.fallback,
                                number(look.size_points));
  if (look.is_bold) css += "font-weight:bold;";
  if (look.is_underlined || look.is_struck)
    css += fmt::format("text-decoration:{}{};", look.is_underlined ? "underline" : "",
                       look.is_struck ? " line-through" : "");
  if (look.color != 0) css += fmt::format("color:#{:06x};", look.color);
  return css;
}

std::string style_sheet(const Design& design) {
  std::string css(ground);
  for (std::size_t i = 0; i < design.paragraphs.size(); ++i) paragraph(css, i, design.paragraphs[i]);
  for (std::size_t i = 0; i < design.cells.size(); ++i) cell(css, i, design.cells[i]);
  for (std::size_t i = 0; i < design.tables.size(); ++i)
    css += fmt::format(".t{} td{{padding:.4mm {}mm}}\n", i, number(design.tables[i].cell_padding_mm));
  for (std::size_t i = 0; i < design.sections.size(); ++i) section(css, i, design.sections[i]);
  return css;
}

}  // namespace hengji::writers::html
