#include "writers/docx/styles.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <set>

#include "writers/markup/markup.h"
#include "writers/text/pieces.h"

namespace hengji::writers::docx {
namespace {

constexpr double twips_per_mm = 1440 / 25.4;

struct OwnName {
  ParagraphRole role;
  std::string_view name;
  int level;  ///< of the outline, from 0; -1 outside it
};
constexpr std::array own_names{
    OwnName{ParagraphRole::title, "Title", -1},       OwnName{ParagraphRole::subtitle, "Subtitle", -1},
    OwnName{ParagraphRole::heading1, "heading 1", 0}, OwnName{ParagraphRole::heading2, "heading 2", 1},
    OwnName{ParagraphRole::heading3, "heading 3", 2}, OwnName{ParagraphRole::heading4, "heading 4", 3},
    OwnName{ParagraphRole::date_line, "Date", -1},    OwnName{ParagraphRole::note, "Note", -1},
};

/// In hundredths of a character, and in twips for programs that do not know characters.
void indent(std::string& xml, std::string_view side, double characters, double size_points) {
  if (characters == 0) return;
  xml += fmt::format(" w:{}Chars=\"{}\" w:{}=\"{}\"", side, std::lround(characters * 100), side,
                     twips(characters * size_points));
}

std::string paragraph_properties(const ParagraphLook& look) {
  std::string xml;
  if (look.keeps_with_next) xml += "<w:keepNext/>";
  if (look.begins_page) xml += "<w:pageBreakBefore/>";
  xml += fmt::format("<w:spacing w:before=\"{}\" w:after=\"{}\"", twips(look.space_before_points),
                     twips(look.space_after_points));
  if (look.line_points > 0)
    xml += fmt::format(" w:line=\"{}\" w:lineRule=\"exact\"", twips(look.line_points));
  xml += "/>";
  std::string indents;
  indent(indents, "left", look.left_characters, look.text.size_points);
  indent(indents, "right", look.right_characters, look.text.size_points);
  indent(indents, "firstLine", look.first_line_characters, look.text.size_points);
  if (!indents.empty()) xml += "<w:ind" + indents + "/>";
  xml += fmt::format("<w:jc w:val=\"{}\"/>", name(look.alignment));
  return xml;
}

/// The paragraphs inside cells of a look.
ParagraphLook paragraph_of(const CellLook& look) {
  ParagraphLook paragraph;
  paragraph.text = look.text;
  paragraph.alignment = look.alignment;
  paragraph.first_line_characters = look.first_line_characters;
  paragraph.line_points = look.line_points;
  return paragraph;
}

void style(std::string& xml, std::string_view id, std::string_view name, const ParagraphLook& look,
           int level) {
  bool is_default = id == "P0";
  xml += fmt::format("<w:style w:type=\"paragraph\"{} w:styleId=\"{}\"><w:name w:val=\"{}\"/>",
                     is_default ? " w:default=\"1\"" : " w:customStyle=\"1\"", id, name);
  xml += "<w:qFormat/><w:pPr>" + paragraph_properties(look);
  if (level >= 0) xml += fmt::format("<w:outlineLvl w:val=\"{}\"/>", level);
  xml += "</w:pPr><w:rPr>" + run_properties(look.text) + "</w:rPr></w:style>";
}

void paragraph_style(std::string& xml, std::size_t number, const ParagraphLook& look,
                     std::set<ParagraphRole>& named) {
  std::string id = fmt::format("P{}", number);
  std::string style_name = number == 0 ? "Normal" : fmt::format("Paragraph {}", number);
  int level = -1;
  for (const OwnName& own : own_names) {
    if (own.role != look.role || number == 0) continue;
    level = own.level;
    if (named.insert(own.role).second) style_name = own.name;
  }
  style(xml, id, style_name, look, level);
}

}  // namespace

int twips(double points) {
  return static_cast<int>(std::lround(points * 20));
}

int twips_of_mm(double millimetres) {
  return static_cast<int>(std::lround(millimetres * twips_per_mm));
}

std::string_view name(Alignment alignment) {
  switch (alignment) {
    case Alignment::left:
      return "left";
    case Alignment::center:
      return "center";
    case Alignment::right:
      return "right";
    case Alignment::justified:
      return "both";
  }
  return "left";
}

std::string run_properties(const TextLook& look) {
  const FontNames& fonts = fonts_of(look.face);
  std::string xml = fmt::format(
      "<w:rFonts w:hint=\"eastAsia\" w:ascii=\"{0}\" w:eastAsia=\"{1}\" w:hAnsi=\"{0}\" w:cs=\"{0}\"/>",
      fonts.latin, fonts.chinese);
  if (look.is_bold) xml += "<w:b/>";
  if (look.is_struck) xml += "<w:strike/>";
  if (look.color != 0) xml += fmt::format("<w:color w:val=\"{:06X}\"/>", look.color);
  long halves = std::lround(look.size_points * 2);
  xml += fmt::format("<w:sz w:val=\"{0}\"/><w:szCs w:val=\"{0}\"/>", halves);
  if (look.is_underlined) xml += "<w:u w:val=\"single\"/>";
  return xml;
}

std::string styles_part(const Design& design) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults>"
      "<w:rPrDefault><w:rPr>";
  xml += run_properties(design.paragraph(0).text) + "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>";
  xml += "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>";
  std::set<ParagraphRole> named;
  if (design.paragraphs.empty()) paragraph_style(xml, 0, design.paragraph(0), named);
  for (std::size_t i = 0; i < design.paragraphs.size(); ++i)
    paragraph_style(xml, i, design.paragraphs[i], named);
  if (design.cells.empty()) style(xml, "C0", "Cell 0", paragraph_of(design.cell(0)), -1);
  for (std::size_t i = 0; i < design.cells.size(); ++i)
    style(xml, fmt::format("C{}", i), fmt::format("Cell {}", i), paragraph_of(design.cells[i]), -1);
  // Between two tables and behind the last one Word wants a paragraph: this one takes next to no room.
  xml +=
      "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"Gap\"><w:name w:val=\"Gap\"/><w:pPr>"
      "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr><w:rPr>"
      "<w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/></w:rPr></w:style></w:styles>";
  return xml;
}

}  // namespace hengji::writers::docx
