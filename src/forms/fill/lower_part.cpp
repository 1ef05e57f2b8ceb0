#include "forms/fill/lower_part.h"

#include <algorithm>

#include "forms/amount.h"
#include "forms/fill/column_sources.h"
#include "forms/fill/indicator_lines.h"

namespace hengji::forms {
namespace {

using policy::ColumnRole;

constexpr int widest_tick_mm = 14;

class IndicatorRows {
 public:
  explicit IndicatorRows(Filling& filling)
      : filling_(filling),
        layout_(*filling.form.layout),
        looks_(filling.looks),
        sources_(column_sources(filling)),
        lines_(indicator_lines(filling.plan)),
        table_(static_cast<int>(layout_.widths_mm.size())) {
    bool has_beside = !layout_.beside.empty();
    int column = has_beside ? layout_.indicator_spans.front() : 0;
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      spans_.push_back(layout_.indicator_spans[i + (has_beside ? 1 : 0)]);
      columns_.push_back(column);
      column += spans_.back();
    }
  }

  LowerPart filled() {
    int heading_rows = layout_.groups.empty() ? 1 : 2;
    put_heading(heading_rows);
    first_ = table_.add_rows(std::max(static_cast<int>(lines_.size()), 1));
    if (!layout_.beside.empty())
      table_.put(first_, 0, table_.rows() - first_, layout_.indicator_spans.front(), "", looks_.label);
    for (std::size_t i = 0; i < sources_.size(); ++i) put_column(i);
    if (!layout_.total.empty()) put_total();
    return {std::move(table_), heading_rows};
  }

 private:
  /// Below the heading the label beside the indicators is not printed again: heading rows that repeat on each
  /// page cannot be merged with rows that do not.
  void put_heading(int rows) {
    int at = table_.add_rows(rows);
    if (!layout_.beside.empty())
      table_.put(at, 0, rows, layout_.indicator_spans.front(), layout_.beside, looks_.heading);
    for (std::size_t i = 0; i < sources_.size();) {
      const policy::ColumnGroup* group = group_at(filling_.form.columns[i].heading);
      std::size_t end = std::min(i + (group ? static_cast<std::size_t>(group->columns) : 1), sources_.size());
      if (group)
        table_.put(at, columns_[i], columns_[end - 1] + spans_[end - 1] - columns_[i], group->text,
                   looks_.heading);
      for (; i < end; ++i)
        table_.put(group ? at + 1 : at, columns_[i], group ? 1 : rows, spans_[i], sources_[i].heading,
                   looks_.heading);
    }
  }

  const policy::ColumnGroup* group_at(const std::string& heading) const {
    auto found = std::ranges::find(layout_.groups, heading, &policy::ColumnGroup::first);
    return found == layout_.groups.end() ? nullptr : &*found;
  }

  /// Levels that say the same as the row above go on with its cell, and so does a weight over several rows.
  void put_column(std::size_t column) {
    for (std::size_t begin = 0; begin < lines_.size();) {
      std::size_t end = begin + 1;
      while (end < lines_.size() && goes_on(column, end)) ++end;
      table_.put(first_ + static_cast<int>(begin), columns_[column], static_cast<int>(end - begin),
                 spans_[column], text_of(column, begin), look_of(column));
      begin = end;
    }
    if (lines_.empty()) table_.put(first_, columns_[column], spans_[column], "", look_of(column));
  }

  bool goes_on(std::size_t column, std::size_t line) const {
    const IndicatorLine& above = lines_[line - 1];
    const IndicatorLine& here = lines_[line];
    switch (sources_[column].role) {
      case ColumnRole::level1:
        return *above.level1 == *here.level1;
      case ColumnRole::level2:
        return *above.level1 == *here.level1 && *above.level2 == *here.level2;
      case ColumnRole::weight:
      case ColumnRole::score:
        return is_over_rows(column, above) && text_of(column, line - 1) == text_of(column, line);
      default:
        return false;
    }
  }

  /// A weight or a score that is printed, and yet is no weight or score of its row.
  bool is_over_rows(std::size_t column, const IndicatorLine& line) const {
    if (!line.indicator) return false;
    bool is_weight = sources_[column].role == ColumnRole::weight;
    const std::optional<Decimal>& own = is_weight ? line.indicator->weight : line.indicator->score;
    return !own && points_of(value_of(sources_[column], *line.indicator)).has_value();
  }

  std::string text_of(std::size_t column, std::size_t line) const {
    const ColumnSource& source = sources_[column];
    const IndicatorLine& row = lines_[line];
    if (source.role == ColumnRole::level1) return *row.level1;
    if (source.role == ColumnRole::level2) return *row.level2;
    if (!row.indicator) return {};
    if (source.role == ColumnRole::number) return std::to_string(line + 1);
    if (source.role == ColumnRole::level3) return row.indicator->level3.value;
    return value_of(source, *row.indicator);
  }

  static std::string value_of(const ColumnSource& source, const Indicator& indicator) {
    std::size_t at = static_cast<std::size_t>(source.plan_column);
    if (source.plan_column < 0 || at >= indicator.values.size()) return {};
    const std::string& cell = indicator.values[at].value;
    const std::optional<Target>& target = indicator.target(source.period);
    return source.composes && target ? composed(cell, *target) : cell;
  }

  /// Words begin at the left; a tick in a narrow column stands in its middle.
  int look_of(std::size_t column) const {
    int width = 0;
    for (int i = 0; i < spans_[column]; ++i)
      width += layout_.widths_mm[static_cast<std::size_t>(columns_[column] + i)];
    bool is_words = sources_[column].role == ColumnRole::note && width > widest_tick_mm;
    return is_words ? looks_.note : looks_.centered;
  }

  /// 总分 from the left edge to the first column of points; what the plan states stands under 得分.
  void put_total() {
    int at = table_.add_rows();
    std::size_t first = 0;
    auto is_points = [&](std::size_t column) {
      return sources_[column].role == ColumnRole::weight || sources_[column].role == ColumnRole::score;
    };
    while (first < sources_.size() && !is_points(first)) ++first;
    int label_end = first < sources_.size() ? columns_[first] : table_.columns();
    table_.put(at, 0, label_end, layout_.total, looks_.label);
    for (std::size_t i = first; i < sources_.size(); ++i) {
      std::string text;
      if (sources_[i].role == ColumnRole::score) text = filling_.fields.take(layout_.total).value_or("");
      table_.put(at, columns_[i], spans_[i], std::move(text), looks_.centered);
    }
  }

  Filling& filling_;
  const policy::FormLayout& layout_;
  const FormLooks& looks_;
  std::vector<ColumnSource> sources_;
  std::vector<IndicatorLine> lines_;
  FilledTable table_;
  std::vector<int> spans_;    ///< by column of the form
  std::vector<int> columns_;  ///< where each begins
  int first_ = 0;             ///< row of the first indicator
};

}  // namespace

LowerPart lower_part(Filling& filling) {
  return IndicatorRows(filling).filled();
}

}  // namespace hengji::forms
