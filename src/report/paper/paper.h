#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document/design.h"
#include "document/document.h"
#include "report/paper/paper_chart.h"

namespace hengji::report {

/// 1 → 一, 10 → 十, 21 → 二十一; for 1 to 99.
std::string chinese_numeral(int number);

/// What a person must write: 【此处由业务科室填写：没有完成的原因】.
std::string blank_for(std::string_view whom, std::string_view what);

/// A column of a table in a paper.
struct PaperColumn {
  std::string heading;
  double width_mm = 0;  ///< 0: a share of what the others leave
  Alignment alignment = Alignment::center;
};

/// A table in a paper, under its caption.
struct PaperTable {
  std::string caption;  ///< 2025年部门预算执行情况; its number is put before it
  std::vector<PaperColumn> columns;
  std::vector<std::vector<std::string>> rows;
  std::vector<int> merged_columns;  ///< where the same text in rows below each other is one cell
};

/// An official paper as it grows (GB/T 9704-2012: page, faces and sizes, numbering 一、 （一） 1. （1）).
/// Marks like 【此处由…填写】 are shown in colour.
class Paper {
 public:
  /// The title stands in two lines where it would not fit in one.
  Paper(std::string_view subject, std::string_view what);

  void number(std::string_view text);      ///< 文号, centred below the title
  void addressed_to(std::string_view to);  ///< 主送机关
  void heading1(std::string_view text);
  void heading2(std::string_view text);
  void heading3(std::string_view text);
  void heading4(std::string_view text);
  void body(std::string_view text);
  /// 1.… in the text's own face, numbered below the last heading.
  void item(std::string_view text);
  void blank(std::string_view whom, std::string_view what) { body(blank_for(whom, what)); }
  void table(const PaperTable& table);
  /// Nothing for a chart without bars.
  void chart(const PaperChart& chart);
  /// 附件：1.… below the text.
  void list_attachments(const std::vector<std::string>& names);
  /// Who signs, and the day below it.
  void signature(std::string_view who, std::string_view day);
  enum class Orientation { portrait, landscape };
  /// Turns the pages of a paper to which nothing but its title has been written.
  void turn(Orientation orientation);
  /// Begins 附件 n on a page of its own; landscape for wide tables.
  void begin_attachment(std::string_view name, Orientation orientation);

  Document finished();

 private:
  enum class Style { recipient, text, caption, attachment_mark, signature, day };

  void add(std::string text, const ParagraphLook& look);
  /// No page of an official paper bears a signature alone: the last of the text goes with it.
  void hold_to_what_follows();
  void mark_blanks(std::string_view text, int cell, const TextLook& look);
  ParagraphLook look_of(Style style) const;

  Design design_;
  std::vector<Block> blocks_;
  int heading1_ = 0;
  int heading2_ = 0;
  int heading3_ = 0;
  int heading4_ = 0;
  int tables_ = 0;
  int charts_ = 0;
  int attachments_ = 0;
  bool numbers_attachments_ = true;  ///< a single one has no number
  bool is_after_table_ = false;
};

}  // namespace hengji::report
