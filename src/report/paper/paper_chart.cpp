#include "report/paper/paper_chart.h"

#include <algorithm>

namespace hengji::report {
namespace {

constexpr double label_mm = 50;
constexpr double figure_mm = 26;
constexpr double least_step_mm = 0.2;  ///< ends of bars that lie closer are one column's edge
constexpr double line_points = 0.75;
constexpr double bar_mm = 5.2;
constexpr Borders no_lines{0, 0, 0, 0};

/// The columns of a chart: label, the stretches between all ends of bars, figure.
class Scale {
 public:
  Scale(const PaperChart& chart, double width_mm) : room_mm_(width_mm - label_mm - figure_mm) {
    for (const ChartBar& bar : chart.bars) longest_ = std::max(longest_, shown(bar));
    if (longest_ < 1) longest_ = 1;
    ends_mm_ = {room_mm_};
    if (!chart.whole.empty()) ends_mm_.push_back(length(1));
    for (const ChartBar& bar : chart.bars) ends_mm_.push_back(length(shown(bar)));
    std::ranges::sort(ends_mm_);
    std::vector<double> kept;
    for (double end : ends_mm_)
      if (end >= least_step_mm && (kept.empty() || end - kept.back() >= least_step_mm)) kept.push_back(end);
    kept.back() = room_mm_;
    ends_mm_ = std::move(kept);
  }

  static double shown(const ChartBar& bar) { return std::clamp(bar.share, 0.0, longest_bar); }
  int columns() const { return static_cast<int>(ends_mm_.size()) + 2; }
  /// How many of the stretches a share covers.
  int stretches(double share) const {
    const double end = length(share);
    return static_cast<int>(
        std::ranges::count_if(ends_mm_, [&](double one) { return one < end + least_step_mm; }));
  }
  int all() const { return static_cast<int>(ends_mm_.size()); }
  std::vector<double> widths() const {
    std::vector<double> widths{label_mm};
    double before = 0;
    for (double end : ends_mm_) {
      widths.push_back(end - before);
      before = end;
    }
    widths.push_back(figure_mm);
    return widths;
  }

 private:
  double length(double share) const { return share / longest_ * room_mm_; }

  double room_mm_;
  double longest_ = 0;
  std::vector<double> ends_mm_;
};

class Chart {
 public:
  Chart(const PaperChart& chart, double width_mm, Design& design)
      : chart_(chart), design_(design), scale_(chart, width_mm) {
    table_.columns = scale_.columns();
    text_.borders = no_lines;
    text_.text.size_points = 10.5;
    gap_ = text_;
    gap_.text.size_points = 2;
    gap_.line_points = 4;
  }

  Table drawn(const std::string& caption) {
    put_gap();
    for (const ChartBar& bar : chart_.bars) {
      put_bar(bar);
      put_gap();
    }
    if (!chart_.whole.empty()) put_whole();
    CellLook look = text_;
    look.text = {.face = Typeface::hei, .size_points = 14};
    look.alignment = Alignment::center;
    put(0, table_.columns, look, caption);
    end_row({.least_height_mm = 9});
    TableLook table_look;
    table_look.column_widths_mm = scale_.widths();
    table_look.rows = std::move(rows_);
    table_look.cell_padding_mm = 0.8;
    table_look.stays_together = true;
    table_.look = design_.add(table_look);
    return std::move(table_);
  }

 private:
  void put(int column, int span, const CellLook& look, const std::string& text = {}) {
    if (span <= 0) return;
    Cell& cell = table_.cells.emplace_back();
    cell.row = table_.rows;
    cell.column = column;
    cell.column_span = span;
    cell.text = text;
    cell.look = design_.add(look);
  }

  void end_row(const RowLook& look) {
    rows_.push_back(look);
    ++table_.rows;
  }

  /// The part of a row between label and figure: filled up to `filled` stretches, with the line at the
  /// beginning and the one at the whole.
  void put_stretches(int filled, std::uint32_t fill, const CellLook& look) {
    const int whole = chart_.whole.empty() ? 0 : scale_.stretches(1);
    std::vector<int> ends{filled, whole, scale_.all()};
    std::ranges::sort(ends);
    int from = 0;
    for (int end : ends) {
      if (end <= from) continue;
      CellLook part = look;
      if (from == 0) part.borders.left_points = line_points;
      if (end == whole) part.borders.right_points = line_points;
      part.is_filled = end <= filled;
      if (part.is_filled) part.fill = fill;
      put(from + 1, end - from, part);
      from = end;
    }
  }

  void put_bar(const ChartBar& bar) {
    CellLook label = text_;
    label.alignment = Alignment::right;
    put(0, 1, label, bar.label);
    const double share = Scale::shown(bar);
    put_stretches(share > 0 ? scale_.stretches(share) : 0, bar.fill, gap_);
    put(table_.columns - 1, 1, text_, bar.text);
    end_row({.least_height_mm = bar_mm});
  }

  void put_gap() {
    put(0, 1, gap_);
    put_stretches(0, 0, gap_);
    put(table_.columns - 1, 1, gap_);
    end_row({.least_height_mm = 1.2});
  }

  void put_whole() {
    CellLook look = text_;
    look.text.size_points = 9;
    look.alignment = Alignment::right;
    const int whole = scale_.stretches(1);
    put(0, 1, look);
    put(1, whole, look, chart_.whole);
    put(1 + whole, table_.columns - 1 - whole, look);
    end_row({.least_height_mm = 4.5});
  }

  const PaperChart& chart_;
  Design& design_;
  Scale scale_;
  Table table_;
  std::vector<RowLook> rows_;
  CellLook text_;
  CellLook gap_;
};

}  // namespace

Table table_of(const PaperChart& chart, const std::string& caption, double width_mm, Design& design) {
  return Chart(chart, width_mm, design).drawn(caption);
}

}  // namespace hengji::report
