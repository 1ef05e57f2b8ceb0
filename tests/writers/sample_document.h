#pragma once

#include <memory>

#include "document/design.h"
#include "document/document.h"

namespace hengji {

/// A title, a table of merged cells under a heading row that repeats, signs that markup must escape, and an
/// empty place in a corner.
inline Document sample_document() {
  auto design = std::make_shared<Design>();
  design->title = "样张";
  ParagraphLook title = official_look(ParagraphRole::title);
  CellLook label{.text = {.face = Typeface::hei}, .alignment = Alignment::center};
  CellLook figure{.alignment = Alignment::right, .is_figure = true};
  TableLook grid{.column_widths_mm = {30, 60, 40}, .rows = {{8, false}, {0, true}}, .heading_rows = 1};
  Document document;
  document.blocks.push_back(Paragraph{.text = "绩效目标<样张>", .look = design->add(title)});
  Table table{.rows = 3, .columns = 3, .look = design->add(grid)};
  int head = design->add(label), money = design->add(figure);
  table.cells = {
      {.row = 0, .column = 0, .text = "一级指标", .look = head},
      {.row = 0, .column = 1, .column_span = 2, .text = "指标值 & \"说明\"", .look = head},
      {.row = 1, .column = 0, .row_span = 2, .text = "产出\n指标"},
      {.row = 1, .column = 1, .text = "≥500家"},
      {.row = 1, .column = 2, .text = "11200.06", .look = money},
      {.row = 2, .column = 1, .text = ""},
      {.row = 2, .column = 2, .text = "0012.50", .look = money},
  };
  document.blocks.push_back(std::move(table));
  document.blocks.push_back(Paragraph{.text = "注：第一行\n第二行"});
  design->runs.push_back({.block = 2, .begin = 6, .end = 15, .look = {.is_bold = true, .color = 0xC00000}});
  document.design = std::move(design);
  return document;
}

/// The same as every reader should give it back, places left out.
inline constexpr const char* sample_outline =
    "paragraph «绩效目标<样张>»\n"
    "table 3 × 3\n"
    "  0,0 «一级指标»\n"
    "  0,1 +1×2 «指标值 & \"说明\"»\n"
    "  1,0 +2×1 «产出⏎指标»\n"
    "  1,1 «≥500家»\n"
    "  1,2 «11200.06»\n"
    "  2,1 «»\n"
    "  2,2 «0012.50»\n"
    "paragraph «注：第一行⏎第二行»\n";

/// outline() without its first line and without places.
inline std::string outline_without_places(Document document) {
  for (Block& block : document.blocks) std::visit([](auto& content) { content.at = {}; }, block);
  std::string text = outline(document);
  return text.substr(text.find('\n') + 1);
}

}  // namespace hengji
