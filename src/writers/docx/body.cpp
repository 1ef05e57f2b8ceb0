#include "writers/docx/body.h"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "writers/docx/styles.h"
#include "writers/grid/grid.h"
#include "writers/markup/markup.h"
#include "writers/text/pieces.h"

namespace hengji::writers::docx {
namespace {

constexpr std::string_view gap = "<w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr></w:p>";

/// The number of a look as the styles have it.
template <typename Look>
int listed(int look, const std::vector<Look>& looks) {
  return look >= 0 && static_cast<std::size_t>(look) < looks.size() ? look : 0;
}

void edge(std::string& xml, std::string_view side, double points) {
  if (points > 0)
    xml += fmt::format("<w:{} w:val=\"single\" w:sz=\"{}\" w:space=\"0\" w:color=\"000000\"/>", side,
                       std::lround(points * 8));
  else
    xml += fmt::format("<w:{} w:val=\"nil\"/>", side);
}

/// What stands in w:tcPr behind the spans.
std::string cell_properties(const CellLook& look) {
  std::string xml = "<w:tcBorders>";
  edge(xml, "top", look.borders.top_points);
  edge(xml, "left", look.borders.left_points);
  edge(xml, "bottom", look.borders.bottom_points);
  edge(xml, "right", look.borders.right_points);
  xml += "</w:tcBorders>";
  if (look.is_filled)
    xml += fmt::format("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{:06X}\"/>", look.fill);
  if (look.vertical != VerticalAlignment::top)
    xml += fmt::format("<w:vAlign w:val=\"{}\"/>",
                       look.vertical == VerticalAlignment::middle ? "center" : "bottom");
  return xml;
}

class Body {
 public:
  Body(const Document& document, const std::vector<std::string>& section_references)
      : document_(document), design_(design_of(document)), section_references_(section_references) {
    for (const CellLook& look : design_.cells) cell_properties_.push_back(cell_properties(look));
    if (cell_properties_.empty()) cell_properties_.push_back(cell_properties(design_.cell(0)));
  }

  std::string written() {
    xml_ =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>";
    for (std::size_t block = 0; block < document_.blocks.size(); ++block) {
      enter_section(block);
      std::visit([&](const auto& content) { put(content, block); }, document_.blocks[block]);
    }
    if (behind_table_ || document_.blocks.empty()) xml_ += gap;
    put_section(document_.blocks.empty() ? 0 : document_.blocks.size() - 1);
    xml_ += "</w:body></w:document>";
    return std::move(xml_);
  }

 private:
  /// Where pages of another size begin, a paragraph of no height ends the section before.
  void enter_section(std::size_t block) {
    if (block == 0 || &design_.section_of(block) == &design_.section_of(block - 1)) return;
    xml_ += "<w:p><w:pPr><w:pStyle w:val=\"Gap\"/>";
    put_section(block - 1);
    xml_ += "</w:pPr></w:p>";
    behind_table_ = false;
  }

  void put_section(std::size_t block) {
    const Section& page = design_.section_of(block);
    std::size_t number = design_.sections.empty() ? section_references_.size()
                                                  : static_cast<std::size_t>(&page - design_.sections.data());
    xml_ += "<w:sectPr>";
    if (number < section_references_.size()) xml_ += section_references_[number];
    xml_ += fmt::format("<w:pgSz w:w=\"{}\" w:h=\"{}\"{}/>", twips_of_mm(page.width_mm),
                        twips_of_mm(page.height_mm), page.is_landscape() ? " w:orient=\"landscape\"" : "");
    xml_ += fmt::format(
        "<w:pgMar w:top=\"{}\" w:right=\"{}\" w:bottom=\"{}\" w:left=\"{}\" w:header=\"{}\" w:footer=\"{}\" "
        "w:gutter=\"0\"/></w:sectPr>",
        twips_of_mm(page.top_mm), twips_of_mm(page.right_mm), twips_of_mm(page.bottom_mm),
        twips_of_mm(page.left_mm), twips_of_mm(page.top_mm / 2), twips_of_mm(page.bottom_mm / 2));
  }

  void put(const Paragraph& paragraph, std::size_t block) {
    int look = listed(paragraph.look, design_.paragraphs);
    xml_ += fmt::format("<w:p><w:pPr><w:pStyle w:val=\"P{}\"/></w:pPr>", look);
    for (const Piece& piece : pieces_of(design_, block, -1, paragraph.text, design_.paragraph(look).text)) {
      std::string_view rest = piece.text;
      const std::string& properties = properties_of(piece.look, design_.paragraph(look).text);
      for (std::size_t end; (end = rest.find('\n')) != std::string_view::npos; rest.remove_prefix(end + 1)) {
        append_runs(xml_, rest.substr(0, end), properties);
        xml_ += "<w:r><w:br/></w:r>";
      }
      append_runs(xml_, rest, properties);
    }
    xml_ += "</w:p>";
    behind_table_ = false;
  }

  void put(const Table& table, std::size_t block) {
    if (table.rows <= 0 || table.columns <= 0) return;
    if (behind_table_) xml_ += gap;
    const TableLook& look = design_.table(table.look);
    widths_.clear();
    for (double width :
         column_widths(table, look.column_widths_mm, design_.section_of(block).text_width_mm()))
      widths_.push_back(twips_of_mm(width));
    int padding = twips_of_mm(look.cell_padding_mm);
    xml_ += fmt::format(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>"
        "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"{}\" w:type=\"dxa\"/>"
        "<w:right w:w=\"{}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>",
        std::accumulate(widths_.begin(), widths_.end(), 0), padding, padding);
    for (int width : widths_) xml_ += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
    xml_ += "</w:tblGrid>";
    int row = 0;
    for (const std::vector<Slot>& slots : grid_of(table)) {
      const bool is_last = row + 1 == table.rows;
      keeps_with_next_ =
          is_last ? look.keeps_with_next : look.stays_together || design_.row(look, row).keeps_with_next;
      put_row(slots, design_.row(look, row), row < look.heading_rows, block);
      ++row;
    }
    xml_ += "</w:tbl>";
    behind_table_ = true;
  }

  void put_row(const std::vector<Slot>& slots, const RowLook& look, bool is_heading, std::size_t block) {
    xml_ += "<w:tr><w:trPr>";
    if (!look.may_split) xml_ += "<w:cantSplit/>";
    if (look.least_height_mm > 0)
      xml_ +=
          fmt::format("<w:trHeight w:val=\"{}\" w:hRule=\"atLeast\"/>", twips_of_mm(look.least_height_mm));
    if (is_heading) xml_ += "<w:tblHeader/>";
    xml_ += "</w:trPr>";
    for (const Slot& slot : slots) put_slot(slot, block);
    xml_ += "</w:tr>";
  }

  void put_slot(const Slot& slot, std::size_t block) {
    int width = 0;
    for (int i = 0; i < slot.column_span; ++i) width += widths_[static_cast<std::size_t>(slot.column + i)];
    fmt::format_to(std::back_inserter(xml_), "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>", width);
    if (slot.column_span > 1)
      fmt::format_to(std::back_inserter(xml_), "<w:gridSpan w:val=\"{}\"/>", slot.column_span);
    if (!slot.cell) {
      xml_ += "</w:tcPr><w:p/></w:tc>";
      return;
    }
    if (slot.cell->row_span > 1) xml_ += slot.starts ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>";
    int look = listed(slot.cell->look, design_.cells);
    xml_ += cell_properties_[static_cast<std::size_t>(look)];
    xml_ += "</w:tcPr>";
    put_lines(slot, look, block);
    xml_ += "</w:tc>";
  }

  /// Each line of a cell is a paragraph of its own, so that each has its indent.
  void put_lines(const Slot& slot, int look, std::size_t block) {
    std::string opening = fmt::format("<w:p><w:pPr><w:pStyle w:val=\"C{}\"/>{}</w:pPr>", look,
                                      keeps_with_next_ ? "<w:keepNext/>" : "");
    xml_ += opening;
    if (slot.starts) {
      const TextLook& text_look = design_.cell(look).text;
      for (const Piece& piece : pieces_of(design_, block, slot.index, slot.cell->text, text_look)) {
        std::string_view rest = piece.text;
        const std::string& properties = properties_of(piece.look, text_look);
        for (std::size_t end; (end = rest.find('\n')) != std::string_view::npos;
             rest.remove_prefix(end + 1)) {
          append_runs(xml_, rest.substr(0, end), properties);
          xml_ += "</w:p>" + opening;
        }
        append_runs(xml_, rest, properties);
      }
    }
    xml_ += "</w:p>";
  }

  /// Nothing but the hint where a piece looks as its style says: without it Word sets “ and … as Latin.
  const std::string& properties_of(const TextLook& look, const TextLook& of_style) {
    static const std::string hint = "<w:rFonts w:hint=\"eastAsia\"/>";
    if (look == of_style) return hint;
    run_properties_ = run_properties(look);
    return run_properties_;
  }

  const Document& document_;
  const Design& design_;
  const std::vector<std::string>& section_references_;
  std::vector<std::string> cell_properties_;  ///< by look
  std::vector<int> widths_;                   ///< of the table at hand, in twips
  std::string run_properties_;
  std::string xml_;
  bool behind_table_ = false;
  bool keeps_with_next_ = false;  ///< the row at hand
};

}  // namespace

void append_runs(std::string& xml, std::string_view text, const std::string& properties) {
  if (text.empty()) return;
  xml += "<w:r><w:rPr>";
  xml += properties;
  xml += "</w:rPr><w:t xml:space=\"preserve\">";
  append_escaped(xml, text);
  xml += "</w:t></w:r>";
}

std::string document_part(const Document& document, const std::vector<std::string>& section_references) {
  return Body(document, section_references).written();
}

}  // namespace hengji::writers::docx
