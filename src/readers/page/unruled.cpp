#include "readers/page/unruled.h"

#include <algorithm>
#include <cmath>

#include "readers/page/captions.h"
#include "readers/page/counted_rows.h"
#include "readers/page/headings.h"
#include "readers/page/page_breaks.h"
#include "readers/page/parted_columns.h"
#include "readers/page/row_costs.h"
#include "readers/page/rows.h"
#include "readers/page/sections.h"

namespace hengji::readers::page {

namespace {

// Three columns over three lines, or so many columns that no sentence has them.
bool is_table(std::span<const Section> sections) {
  return std::any_of(sections.begin(), sections.end(), [](const Section& section) {
    const int bands = section.last - section.first + 1;
    return (section.columns() >= 3 && bands >= 3) || (section.columns() >= 4 && bands >= 2) ||
           section.columns() >= 5;
  });
}

std::vector<Column> columns_of(const Section& section, std::span<const Band> bands, double left,
                               double right) {
  std::vector<Column> columns(section.columns());
  for (int i = 0; i < section.columns(); ++i) {
    columns[i].from = i == 0 ? left : (section.gaps[i - 1].from + section.gaps[i - 1].to) / 2;
    columns[i].to = i + 1 == section.columns() ? right : (section.gaps[i].from + section.gaps[i].to) / 2;
  }
  for (int b = section.first; b <= section.last; ++b)
    for (const Line& piece : bands[b]) {
      const auto home = std::find_if(columns.begin(), columns.end(),
                                     [&](const Column& c) { return piece.centre() < c.to; });
      Column& column = home == columns.end() ? columns.back() : *home;
      Line* before = column.lines.empty() ? nullptr : &column.lines.back();
      if (before && std::abs(before->middle() - piece.middle()) < 0.5 * piece.size) {
        before->text += ' ' + piece.text;
        before->box = joined(before->box, piece.box);
        before->confidence = std::min(before->confidence, piece.confidence);
        before->first_drawn = std::min(before->first_drawn, piece.first_drawn);
        before->last_drawn = std::max(before->last_drawn, piece.last_drawn);
      } else {
        column.lines.push_back(piece);
      }
    }
  for (Column& column : columns)
    for (const Line& line : column.lines)
      column.longest = std::max(column.longest, line.box.x1 - line.box.x0);
  return columns;
}

/// Puts sections below each other into one table.
class Assembly {
 public:
  Assembly(std::vector<double> separators, double left, double right, int page)
      : separators_(std::move(separators)), left_(left), right_(right) {
    table_.columns = static_cast<int>(separators_.size()) + 1;
    table_.at.page = page;
  }

  /// The rows of a section, below a row of `headings` that stand over several of its columns, if there are
  /// any; columns without one begin in that row.
  void add(const Section& section, const Rows& rows, std::span<const Span> headings) {
    const std::vector<int> borders = borders_of(section);
    const int columns = section.columns(), count = static_cast<int>(rows.boxes.size());
    const int lead = headings.empty() ? 0 : 1;
    std::vector<char> under(columns, headings.empty() ? 1 : 0);
    for (const Span& span : headings) {
      std::fill(under.begin() + span.first, under.begin() + span.last + 1, 1);
      put_heading(span, borders);
    }
    std::vector<const Piece*> owner(static_cast<std::size_t>(count) * columns);
    for (const Piece& piece : rows.pieces)
      for (int r = piece.row; r < piece.row + piece.row_span; ++r) owner[r * columns + piece.column] = &piece;
    for (int r = 0; r < count; ++r)
      for (int c = 0; c < columns; ++c) {
        const Piece* piece = owner[r * columns + c];
        if (piece && piece->row != r) continue;
        const int row_span = piece ? piece->row_span : 1;
        Cell cell{table_.rows + r + lead, borders[c], row_span, borders[c + 1] - borders[c]};
        place(cell, piece, rows, r);
        if (r == 0 && !under[c]) {
          --cell.row;
          ++cell.row_span;
        }
        table_.cells.push_back(std::move(cell));
      }
    for (const Box& box : rows.boxes) take_up(box);
    for (const Piece& piece : rows.pieces)
      for (const Line& line : piece.lines) take_up(line.box);
    table_.rows += count + lead;
  }

  Table take() {
    table_.has_inferred_spans = true;
    std::sort(table_.cells.begin(), table_.cells.end(), [](const Cell& a, const Cell& b) {
      return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    if (const Box* box = table_.at.box()) table_.at.set_box({left_, box->y0, right_, box->y1});
    return std::move(table_);
  }

 private:
  void take_up(const Box& box) { table_.at.set_box(table_.at.box() ? joined(*table_.at.box(), box) : box); }

  std::vector<int> borders_of(const Section& section) const {
    std::vector<int> borders{0};
    for (const Gap& gap : section.gaps) borders.push_back(separator_in(gap, separators_) + 1);
    borders.push_back(table_.columns);
    return borders;
  }
  double x(int border) const {
    return border == 0 ? left_ : border == table_.columns ? right_ : separators_[border - 1];
  }
  void put_heading(const Span& span, const std::vector<int>& borders) {
    Cell cell{table_.rows, borders[span.first], 1, borders[span.last + 1] - borders[span.first],
              span.piece.text};
    cell.at.page = table_.at.page;
    cell.at.set_box(
        {x(cell.column), span.piece.box.y0, x(cell.column + cell.column_span), span.piece.box.y1});
    cell.confidence = span.piece.confidence;
    take_up(span.piece.box);
    table_.cells.push_back(std::move(cell));
  }
  void place(Cell& cell, const Piece* piece, const Rows& rows, int first) const {
    cell.at.page = table_.at.page;
    Box box{x(cell.column), rows.boxes[first].y0, x(cell.column + cell.column_span),
            rows.boxes[first + cell.row_span - 1].y1};
    if (piece) {
      cell.text = text_of(piece->lines);
      for (const Line& line : piece->lines) {
        box = joined(box, line.box);
        cell.confidence = std::min(cell.confidence, line.confidence);
      }
    }
    cell.at.set_box(box);
  }

  std::vector<double> separators_;
  double left_, right_;
  Table table_;
};

// The separators of the page, and those of the page before that none of them stands for.
std::vector<double> with_kept(std::vector<double> separators, std::span<const double> kept) {
  for (std::size_t i = 1; i + 1 < kept.size(); ++i)
    if (std::none_of(separators.begin(), separators.end(),
                     [&](double x) { return std::abs(x - kept[i]) < 1; }))
      separators.push_back(kept[i]);
  std::sort(separators.begin(), separators.end());
  return separators;
}

}  // namespace

namespace {

/// The lines of a page in columns.
struct Layout {
  std::vector<Band> bands;
  std::vector<Section> sections;
  std::vector<Line> headings;  ///< over several columns of the main section
  double pitch = 0;
};

Layout layout_of(std::vector<Line> pieces, Heights heights, std::span<const double> borders) {
  Layout layout;
  layout.pitch = pitch_of(pieces);
  layout.bands = bands_of(std::move(pieces));
  drop_page_numbers(layout.bands);
  const auto cut = [&] {
    layout.sections = sections_of(layout.bands, prices_of(layout.bands, layout.pitch, heights), heights);
  };
  cut();
  layout.headings = taken_headings(layout.bands, layout.sections);
  if (!layout.headings.empty()) cut();
  layout.sections = trimmed(std::move(layout.sections), layout.bands, layout.pitch, heights, borders);
  if (layout.sections.empty()) return layout;
  // Once more without what stands above and below: a caption must not close a gap.
  const auto first = layout.bands.begin() + layout.sections.front().first,
             last = layout.bands.begin() + layout.sections.back().last + 1;
  layout.bands = std::vector<Band>(std::make_move_iterator(first), std::make_move_iterator(last));
  cut();
  layout.sections = trimmed(std::move(layout.sections), layout.bands, layout.pitch, heights, borders);
  return layout;
}

Gap sides_of(const Layout& layout) {
  Gap sides{1e18, -1e18};
  for (const Section& section : layout.sections)
    for (int b = section.first; b <= section.last; ++b)
      for (const Line& piece : layout.bands[b]) {
        sides.from = std::min(sides.from, piece.box.x0);
        sides.to = std::max(sides.to, piece.box.x1);
      }
  return sides;
}

/// The columns and rows of each section.
struct Rowed {
  std::vector<std::vector<Column>> columns;
  std::vector<Rows> rows;
};

// Whether anything follows further below another than lines of one cell do.
bool may_be_loose(std::span<const std::vector<Column>> columns, double pitch) {
  for (const std::vector<Column>& section : columns)
    for (const Column& column : section)
      for (int i = 1; i < static_cast<int>(column.lines.size()); ++i)
        if (!breaks_closely(column, i, pitch)) return true;
  return false;
}

// A page is set one way: the rows of all its sections together say whether they stand apart.
std::vector<Rows> rows_by_height(std::span<const std::vector<Column>> columns, double pitch) {
  constexpr double price_of_tight = 2;  // rows as close as the lines of their cells: seldom set so
  std::vector<Rows> tight, loose;
  double difference = price_of_tight;
  for (const std::vector<Column>& section : columns) tight.push_back(rows_of(section, pitch, Setting::tight));
  if (!may_be_loose(columns, pitch)) return tight;
  for (const std::vector<Column>& section : columns) {
    loose.push_back(rows_of(section, pitch, Setting::loose));
    difference += tight[loose.size() - 1].cost - loose.back().cost;
  }
  return difference > 0 ? loose : tight;
}

Rowed rowed(const Layout& layout, Gap sides, const TextSetting& setting) {
  Rowed result;
  for (const Section& section : layout.sections)
    result.columns.push_back(columns_of(section, layout.bands, sides.from, sides.to));
  if (setting.heights == Heights::measured)
    result.rows = rows_by_height(result.columns, layout.pitch);
  else
    for (const std::vector<Column>& section : result.columns)
      result.rows.push_back(rows_of_counted_lines(section, layout.pitch, setting.phrases));
  return result;
}

}  // namespace

std::optional<Table> unruled_table(std::vector<Line> pieces, int page, const Table* before,
                                   const TextSetting& setting) {
  if (pieces.empty() || pieces.size() > most_pieces) return std::nullopt;
  Borders borders = before ? borders_of(*before) : Borders{};
  Layout layout = layout_of(std::move(pieces), setting.heights, borders.all);
  if (!is_table(layout.sections)) return std::nullopt;
  Gap sides = sides_of(layout);
  std::vector<double> kept;
  if (before && adopt_columns(layout.sections, layout.bands, borders)) {
    kept = borders.all;
    sides = {std::min(sides.from, kept.front()), std::max(sides.to, kept.back())};
  } else {
    join_parted_columns(layout.sections, layout.bands);
  }
  Assembly assembly(with_kept(separators_of(layout.sections, kept), kept), sides.from, sides.to, page);
  const Rowed sections = rowed(layout, sides, setting);
  const std::size_t main = main_section(layout.sections);
  for (std::size_t i = 0; i < layout.sections.size(); ++i) {
    assembly.add(
        layout.sections[i], sections.rows[i],
        i == main ? spans_of(layout.headings, sections.rows[i], sections.columns[i]) : std::vector<Span>{});
  }
  return assembly.take();
}

}  // namespace hengji::readers::page
