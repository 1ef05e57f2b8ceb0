#include "writers/html/writer.h"

#include <fmt/format.h>

#include <numeric>

#include "document/design.h"
#include "writers/grid/grid.h"
#include "writers/html/style.h"
#include "writers/markup/markup.h"
#include "writers/text/pieces.h"

namespace hengji::writers::html {
namespace {

std::string_view element_of(ParagraphRole role) {
  switch (role) {
    case ParagraphRole::title:
      return "h1";
    case ParagraphRole::heading1:
      return "h2";
    case ParagraphRole::heading2:
      return "h3";
    case ParagraphRole::heading3:
      return "h4";
    case ParagraphRole::heading4:
      return "h5";
    default:
      return "p";
  }
}

/// The number of a look as the style sheet has it.
template <typename Look>
std::size_t listed(int look, const std::vector<Look>& looks) {
  return look >= 0 && static_cast<std::size_t>(look) < looks.size() ? static_cast<std::size_t>(look) : 0;
}

class Page {
 public:
  explicit Page(const Document& document) : document_(document), design_(design_of(document)) {}

  std::string written() {
    out_ = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>";
    append_escaped(out_, design_.title);
    out_ += "</title>\n<style>\n" + style_sheet(design_) + "</style>\n</head>\n<body>\n";
    for (std::size_t block = 0; block < document_.blocks.size(); ++block) {
      enter_section(block);
      std::visit([&](const auto& content) { put(content, block); }, document_.blocks[block]);
    }
    if (section_) out_ += "</section>\n";
    out_ += "</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  void enter_section(std::size_t block) {
    const Section* now = &design_.section_of(block);
    if (now == section_) return;
    if (section_) out_ += "</section>\n";
    section_ = now;
    bool is_listed = !design_.sections.empty();
    out_ += fmt::format("<section class=\"s{}\">\n", is_listed ? now - design_.sections.data() : 0);
  }

  void put(const Paragraph& paragraph, std::size_t block) {
    const ParagraphLook& look = design_.paragraph(paragraph.look);
    std::string_view element = element_of(look.role);
    out_ += fmt::format("<{} class=\"p{}\">", element, listed(paragraph.look, design_.paragraphs));
    put_text(paragraph.text, block, -1, look.text);
    out_ += fmt::format("</{}>\n", element);
  }

  void put(const Table& table, std::size_t block) {
    const TableLook& look = design_.table(table.look);
    auto widths = column_widths(table, look.column_widths_mm, section_->text_width_mm());
    double width = std::accumulate(widths.begin(), widths.end(), 0.0);
    out_ += fmt::format("<table class=\"t{}\" style=\"width:{}mm{}{}\">\n<colgroup>",
                        listed(table.look, design_.tables), number(width),
                        look.stays_together ? ";break-inside:avoid" : "",
                        look.keeps_with_next ? ";break-after:avoid" : "");
    for (double column : widths) out_ += fmt::format("<col style=\"width:{}mm\">", number(column));
    out_ += "</colgroup>\n";
    auto rows = grid_of(table);
    std::size_t heading = static_cast<std::size_t>(std::max(look.heading_rows, 0));
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (row == 0) out_ += heading > 0 ? "<thead>\n" : "<tbody>\n";
      if (row == heading && row > 0) out_ += "</thead>\n<tbody>\n";
      put_row(rows[row], design_.row(look, static_cast<int>(row)), block);
    }
    if (!rows.empty()) out_ += rows.size() > heading ? "</tbody>\n" : "</thead>\n";
    out_ += "</table>\n";
  }

  void put_row(const std::vector<Slot>& slots, const RowLook& look, std::size_t block) {
    out_ += look.may_split ? "<tr class=\"split\"" : "<tr";
    std::string style = look.keeps_with_next ? "break-after:avoid" : "";
    if (look.least_height_mm > 0)
      style += fmt::format("{}height:{}mm", style.empty() ? "" : ";", number(look.least_height_mm));
    if (!style.empty()) out_ += fmt::format(" style=\"{}\"", style);
    out_ += '>';
    for (const Slot& slot : slots) {
      if (!slot.starts) continue;
      if (slot.cell)
        put_cell(slot, block);
      else
        out_ += "<td class=\"none\"></td>";
    }
    out_ += "</tr>\n";
  }

  void put_cell(const Slot& slot, std::size_t block) {
    const CellLook& look = design_.cell(slot.cell->look);
    out_ += fmt::format("<td class=\"c{}\"", listed(slot.cell->look, design_.cells));
    if (slot.column_span > 1) out_ += fmt::format(" colspan=\"{}\"", slot.column_span);
    if (slot.cell->row_span > 1) out_ += fmt::format(" rowspan=\"{}\"", slot.cell->row_span);
    out_ += '>';
    put_text(slot.cell->text, block, slot.index, look.text);
    out_ += "</td>";
  }

  void put_text(const std::string& text, std::size_t block, int cell, const TextLook& look) {
    for (const Piece& piece : pieces_of(design_, block, cell, text, look)) {
      bool differs = piece.look != look;
      if (differs) out_ += fmt::format("<span style=\"{}\">", escaped(declarations(piece.look)));
      put_lines(piece.text);
      if (differs) out_ += "</span>";
    }
  }

  void put_lines(std::string_view text) {
    for (std::size_t end; (end = text.find('\n')) != std::string_view::npos; text.remove_prefix(end + 1)) {
      append_escaped(out_, text.substr(0, end));
      out_ += "<br>";
    }
    append_escaped(out_, text);
  }

  const Document& document_;
  const Design& design_;
  const Section* section_ = nullptr;
  std::string out_;
};

}  // namespace

Result<std::string> write(const Document& document) {
  return Page(document).written();
}

}  // namespace hengji::writers::html
