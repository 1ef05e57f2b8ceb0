#include "forms/fill/form_looks.h"

#include <algorithm>
#include <numeric>

namespace hengji::forms {
namespace {

constexpr double title_points = 18;  ///< 小二号
constexpr double line_points = 12;   ///< 小四号
constexpr double small_points = 10.5;
constexpr double page_number_points = 9;
constexpr double least_side_mm = 8;
constexpr double a4_short_mm = 210;
constexpr double a4_long_mm = 297;

/// A4 with the form in the middle.
Section page_of(const policy::FormLayout& layout) {
  Section page;
  page.width_mm = layout.is_landscape ? a4_long_mm : a4_short_mm;
  page.height_mm = layout.is_landscape ? a4_short_mm : a4_long_mm;
  double width = std::accumulate(layout.widths_mm.begin(), layout.widths_mm.end(), 0);
  page.left_mm = page.right_mm = std::max((page.width_mm - width) / 2, least_side_mm);
  page.top_mm = page.bottom_mm = 18;
  page.foot = {.text = "第 {page} 页 共 {pages} 页", .look = {.size_points = page_number_points}};
  return page;
}

}  // namespace

FormLooks add_form_looks(Design& design, const policy::FormLayout& layout) {
  design.sections = {page_of(layout)};
  FormLooks looks;
  looks.title = design.add(ParagraphLook{.role = ParagraphRole::title,
                                         .text = {.face = Typeface::title, .size_points = title_points},
                                         .alignment = Alignment::center,
                                         .space_after_points = 6,
                                         .keeps_with_next = true});
  looks.year_line = design.add(ParagraphLook{.role = ParagraphRole::subtitle,
                                             .text = {.size_points = line_points},
                                             .alignment = Alignment::center,
                                             .space_after_points = 4,
                                             .keeps_with_next = true});
  looks.unit_line = design.add(ParagraphLook{.text = {.size_points = small_points},
                                             .alignment = Alignment::right,
                                             .space_after_points = 2,
                                             .keeps_with_next = true});
  looks.tail_line =
      design.add(ParagraphLook{.text = {.size_points = small_points}, .space_before_points = 4});
  TextLook text{.size_points = layout.size_points};
  TextLook strong{.face = Typeface::hei, .size_points = layout.size_points};
  looks.label = design.add(CellLook{.text = strong, .alignment = Alignment::center});
  looks.heading = looks.label;
  looks.value = design.add(CellLook{.text = text, .alignment = Alignment::center});
  looks.centered = looks.value;
  looks.figure = design.add(CellLook{.text = text, .alignment = Alignment::center, .is_figure = true});
  looks.passage = design.add(CellLook{.text = text, .line_points = layout.size_points * 1.6});
  looks.note = design.add(CellLook{.text = text});
  return looks;
}

int open_below(Design& design, int look) {
  CellLook open = design.cell(look);
  open.borders.bottom_points = 0;
  return design.add(open);
}

}  // namespace hengji::forms
