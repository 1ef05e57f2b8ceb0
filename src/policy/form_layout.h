#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "policy/setting.h"

namespace hengji::policy {

/// What a row above the indicators of a form holds.
enum class LayoutRowKind {
  fields,   ///< labels, each with its value to the right
  passage,  ///< a label and a text, beside it or below it
  funds,    ///< a block of amounts
  goals,    ///< 预期目标 | 实际完成情况 over their texts
  blank,    ///< headings over empty rows that no plan fills: 年度主要任务
};

struct LayoutRow {
  LayoutRowKind kind = LayoutRowKind::fields;
  std::vector<std::string> labels;   ///< of fields; of others the label alone. {unit} stands for （万元）
  std::vector<int> spans;            ///< how many columns of the form each cell takes, from left to right
  bool is_stacked = false;           ///< of a passage: the label is a row of its own above the text
  std::vector<std::string> columns;  ///< of funds, goals and blank rows: their headings
  std::vector<std::string> names;    ///< of funds: the rows; the first one is the total
  int rows = 0;                      ///< of blank rows: how many
};

/// A heading over several columns of the indicators: 偏差原因分析.
struct ColumnGroup {
  std::string text;
  std::string first;  ///< the heading of its first column
  int columns = 0;
};

/// How an official form is laid out on paper: what `forms::fill` needs beside what the form prints.
struct FormLayout {
  bool is_landscape = false;
  std::vector<int> widths_mm;  ///< of the finest columns, into which all rows fit
  double size_points = 10.5;   ///< of the text in its cells
  std::string year_line;       ///< below the title: （{year}年度）; empty when the form has none
  std::string beside;          ///< 绩效指标, in a column left of the indicators; empty when it has none
  std::vector<int> indicator_spans;  ///< one a column of the indicators, the one beside them first
  std::vector<ColumnGroup> groups;
  std::string total;  ///< 总分, a last row that adds the scores up; empty when the form has none
  std::vector<LayoutRow> rows;
};

/// The [layout] of a form. Strict: a row whose cells do not take all columns is an error, too.
Result<FormLayout> read_layout(const Setting& table, std::size_t indicator_columns);

}  // namespace hengji::policy
