#pragma once

#include <memory>
#include <string>
#include <vector>

#include "document/design.h"
#include "document/document.h"
#include "writers/fonts/fonts.h"
#include "writers/pages/layout.h"

namespace hengji::writers::samples {

/// A table from rows of texts; cells may be spanned afterwards.
inline Table table_of(const std::vector<std::vector<std::string>>& rows) {
  Table table;
  table.rows = static_cast<int>(rows.size());
  for (int row = 0; row < table.rows; ++row) {
    const auto& texts = rows[static_cast<std::size_t>(row)];
    table.columns = std::max(table.columns, static_cast<int>(texts.size()));
    for (int column = 0; column < static_cast<int>(texts.size()); ++column)
      table.cells.push_back({.row = row, .column = column, .text = texts[static_cast<std::size_t>(column)]});
  }
  return table;
}

/// Rows with a number, a name and a value each.
inline Table numbered_rows(int count) {
  std::vector<std::vector<std::string>> rows = {{"序号", "三级指标", "指标值"}};
  for (int i = 1; i <= count; ++i)
    rows.push_back(
        {std::to_string(i), "新增科技型企业" + std::to_string(i), "≥" + std::to_string(100 + i) + "家"});
  return table_of(rows);
}

inline Document with_design(std::vector<Block> blocks, Design design) {
  Document document;
  document.blocks = std::move(blocks);
  document.design = std::make_shared<const Design>(std::move(design));
  return document;
}

/// One table whose first rows are printed again on each page.
inline Document table_document(Table table, TableLook look, CellLook cell = {}) {
  Design design;
  table.look = design.add(look);
  const int number = design.add(cell);
  for (Cell& each : table.cells) each.look = number;
  return with_design({std::move(table)}, std::move(design));
}

/// Paragraphs of an official paper.
inline Document official_document(const std::vector<std::pair<ParagraphRole, std::string>>& paragraphs) {
  Design design;
  design.title = "关于2025年度绩效自评情况的报告";
  design.sections = {official_page()};
  std::vector<Block> blocks;
  for (const auto& [role, text] : paragraphs)
    blocks.push_back(Paragraph{.text = text, .look = design.add(official_look(role))});
  return with_design(std::move(blocks), std::move(design));
}

inline std::string text_of(const Page& page) {
  std::string text;
  for (const PlacedText& placed : page.texts) text += placed.text;
  return text;
}

inline std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace hengji::writers::samples
