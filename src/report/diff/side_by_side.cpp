#include "report/diff/side_by_side.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/chinese_text.h"
#include "report/diff/field_pairs.h"
#include "report/diff/indicator_pairs.h"
#include "report/diff/render.h"

namespace hengji::report {
namespace {

constexpr std::uint32_t changed_fill = 0xFFF6DD;
constexpr double page_mm = 261;
constexpr double level1_mm = 20, level2_mm = 30, change_mm = 29, wide_value_mm = 21, value_mm = 17;
constexpr std::size_t most_value_columns = 3;

using Kind = Clause::Kind;

MarkedText whole(std::string_view text, Kind kind) {
  MarkedText marked;
  marked.add(text, kind);
  return marked;
}

/// The two sides of a text whose parts were compared.
std::pair<MarkedText, MarkedText> sides_of(const std::vector<Clause>& clauses) {
  std::pair<MarkedText, MarkedText> sides;
  for (const Clause& clause : clauses) {
    if (clause.kind != Kind::added) sides.first.add(clause.text, clause.kind);
    if (clause.kind != Kind::removed) sides.second.add(clause.text, clause.kind);
  }
  return sides;
}

/// Two short texts: marked as a whole where they differ.
std::pair<MarkedText, MarkedText> sides_of(const std::string& before, const std::string& after) {
  const bool is_changed = folded(before) != folded(after);
  return {whole(before, is_changed ? Kind::removed : Kind::kept),
          whole(after, is_changed ? Kind::added : Kind::kept)};
}

/// A table that grows cell by cell; its looks and marks go into the design.
class Rows {
 public:
  enum class Look { heading, plain, changed };

  Rows(Design& design, std::size_t block, TableLook look, int columns) : design_(design), block_(block) {
    look.rows = {{.least_height_mm = 7, .may_split = true}};
    table_.columns = columns;
    table_.look = design_.add(look);
    CellLook heading, plain, changed;
    heading.text.face = Typeface::hei;
    heading.alignment = Alignment::center;
    changed.is_filled = true;
    changed.fill = changed_fill;
    looks_ = {design_.add(heading), design_.add(plain), design_.add(changed)};
  }

  Cell& cell(int column, MarkedText text, Look look, int columns = 1, int rows = 1) {
    const int number = looks_[static_cast<std::size_t>(look)], index = static_cast<int>(table_.cells.size());
    for (const MarkedText::Part& part : text.parts)
      design_.runs.push_back(
          {block_, index, part.begin, part.end, marked(design_.cell(number).text, part.kind)});
    return table_.cells.emplace_back(Cell{.row = table_.rows,
                                          .column = column,
                                          .row_span = rows,
                                          .column_span = columns,
                                          .text = std::move(text.text),
                                          .look = number});
  }
  void heading(int column, std::string_view text, int columns = 1, int rows = 1) {
    cell(column, whole(text, Kind::kept), Look::heading, columns, rows);
  }
  void end_row() { ++table_.rows; }
  Cell& at(std::size_t index) { return table_.cells[index]; }
  std::size_t size() const { return table_.cells.size(); }
  Table taken() && { return std::move(table_); }

 private:
  Design& design_;
  std::size_t block_;
  Table table_;
  std::array<int, 3> looks_{};
};

/// Builds the table of the indicators.
class Indicators {
 public:
  Indicators(const PlanDiff& diff, Design& design, std::size_t block, Language language)
      : diff_(diff),
        language_(language),
        is_narrow_(std::max(diff.before->columns.size(), diff.after->columns.size()) > most_value_columns),
        old_values_(is_narrow_ ? 1 : static_cast<int>(diff.before->columns.size())),
        new_values_(is_narrow_ ? 1 : static_cast<int>(diff.after->columns.size())),
        rows_(design, block, look(), 5 + old_values_ + new_values_) {}

  Table taken() && {
    headings();
    auto change = diff_.indicators.begin();
    for (const auto& [before, after] : indicator_pairs(*diff_.before, *diff_.after)) {
      const bool is_changed =
          change != diff_.indicators.end() && change->before == before && change->after == after;
      row(before, after, is_changed ? &*change++ : nullptr);
    }
    return std::move(rows_).taken();
  }

 private:
  std::string_view say(const Phrase& phrase) const { return in(language_, phrase); }
  int old_name() const { return 2; }
  int new_name() const { return 3 + old_values_; }
  int last() const { return 4 + old_values_ + new_values_; }

  TableLook look() const {
    TableLook look;
    look.heading_rows = 2;
    const double rest = page_mm - level1_mm - level2_mm - change_mm;
    const int values = old_values_ + new_values_;
    const double value = is_narrow_ ? rest / 3.4 : values > 4 ? value_mm : wide_value_mm;
    const double name = (rest - value * values) / 2;
    look.column_widths_mm = {level1_mm, level2_mm, name};
    look.column_widths_mm.insert(look.column_widths_mm.end(), static_cast<std::size_t>(old_values_), value);
    look.column_widths_mm.push_back(name);
    look.column_widths_mm.insert(look.column_widths_mm.end(), static_cast<std::size_t>(new_values_), value);
    look.column_widths_mm.push_back(change_mm);
    return look;
  }

  void headings() {
    rows_.heading(0, say({"一级指标", "level 1"}), 1, 2);
    rows_.heading(1, say({"二级指标", "level 2"}), 1, 2);
    rows_.heading(old_name(), say({"原表", "old plan"}), 1 + old_values_);
    rows_.heading(new_name(), say({"现表", "new plan"}), 1 + new_values_);
    rows_.heading(last(), say({"变动", "change"}), 1, 2);
    rows_.end_row();
    side_headings(old_name(), *diff_.before);
    side_headings(new_name(), *diff_.after);
    rows_.end_row();
  }

  void side_headings(int column, const Plan& plan) {
    rows_.heading(column, say({"三级指标", "indicator"}));
    if (is_narrow_) return rows_.heading(column + 1, say({"各栏", "values"}));
    for (const ValueColumn& value : plan.columns) rows_.heading(++column, value.heading);
  }

  void row(const Indicator* before, const Indicator* after, const IndicatorChange* change) {
    const auto look = change ? Rows::Look::changed : Rows::Look::plain;
    levels(before, after, look);
    auto names = sides_of(before ? before->level3.value : "", after ? after->level3.value : "");
    auto old_values = values(before, after, *diff_.before, *diff_.after, Kind::removed);
    auto new_values = values(after, before, *diff_.after, *diff_.before, Kind::added);
    side(old_name(), std::move(names.first), std::move(old_values), look);
    side(new_name(), std::move(names.second), std::move(new_values), look);
    rows_.cell(last(), whole(words(change), Kind::kept), look);
    rows_.end_row();
  }

  void side(int column, MarkedText name, std::vector<MarkedText> values, Rows::Look look) {
    rows_.cell(column, std::move(name), look);
    for (MarkedText& value : values) rows_.cell(++column, std::move(value), look);
  }

  /// Levels that go on below each other are one cell; one that moved shows where it was.
  void levels(const Indicator* before, const Indicator* after, Rows::Look look) {
    const Indicator& shown = after ? *after : *before;
    bool goes_on = true;
    for (int level = 0; level < 2; ++level) {
      auto name = [&](const Indicator& one) { return level == 0 ? one.level1.value : one.level2.value; };
      const bool has_moved = before && after && folded(name(*before)) != folded(name(*after));
      LastLevel& last = last_levels_[level];
      goes_on = goes_on && !has_moved && last.is_open && last.name == name(shown);
      if (goes_on) {
        ++rows_.at(last.cell).row_span;
        continue;
      }
      last = {rows_.size(), name(shown), !has_moved};
      if (level == 0) last_levels_[1].is_open = false;
      MarkedText text;
      if (has_moved) text.add(name(*before) + "\n", Kind::removed);
      text.add(name(shown), has_moved ? Kind::added : Kind::kept);
      rows_.cell(level, std::move(text), has_moved ? look : Rows::Look::plain);
    }
  }

  static std::string text_at(const Indicator* one, std::size_t column) {
    return one && column < one->values.size() ? one->values[column].value : std::string();
  }

  /// The values of one side, marked where the other says otherwise.
  std::vector<MarkedText> values(const Indicator* one, const Indicator* other, const Plan& plan,
                                 const Plan& other_plan, Kind kind) const {
    std::vector<MarkedText> marked;
    MarkedText together;
    for (std::size_t i = 0; i < plan.columns.size(); ++i) {
      const std::string text = text_at(one, i);
      const auto there = counterpart(other_plan, plan.columns[i]);
      const bool is_same = folded(text) == folded(there ? text_at(other, *there) : std::string());
      if (is_narrow_ && !text.empty()) {
        together.add(fmt::format("{}{}：", together.text.empty() ? "" : "\n", plan.columns[i].heading));
        together.add(text, is_same ? Kind::kept : kind);
      }
      if (!is_narrow_) marked.push_back(whole(text, is_same ? Kind::kept : kind));
    }
    if (is_narrow_) marked.push_back(std::move(together));
    return marked;
  }

  std::string words(const IndicatorChange* change) const {
    if (!change) return {};
    std::string text(say(words_of(change->kind)));
    for (const ValueChange& value : change->values) {
      std::string shift = value.shift ? std::string(say(words_of(*value.shift))) : std::string();
      if (!value.difference.empty()) shift += (shift.empty() ? "" : " ") + value.difference;
      if (!shift.empty() && text.find(shift) == std::string::npos) text += "\n" + shift;
    }
    return text;
  }

  struct LastLevel {
    std::size_t cell = 0;
    std::string name;
    bool is_open = false;
  };

  const PlanDiff& diff_;
  Language language_;
  bool is_narrow_;
  int old_values_;
  int new_values_;
  Rows rows_;
  std::array<LastLevel, 2> last_levels_;
};

}  // namespace

void MarkedText::add(std::string_view more, Clause::Kind kind) {
  if (kind != Kind::kept && !more.empty()) parts.push_back({text.size(), text.size() + more.size(), kind});
  text += more;
}

Table fields_side_by_side(const PlanDiff& diff, Design& design, std::size_t block, Language language) {
  TableLook look;
  look.column_widths_mm = {34, 98, 98, 31};
  look.heading_rows = 1;
  Rows rows(design, block, look, 4);
  int column = 0;
  for (const Phrase& phrase : {Phrase{"栏目", "field"}, Phrase{"原表", "old plan"},
                               Phrase{"现表", "new plan"}, Phrase{"变动", "change"}})
    rows.heading(column++, in(language, phrase));
  rows.end_row();
  for (const FieldPair& pair : field_pairs(*diff.before, *diff.after)) {
    auto [before, after] = pair.kind == FieldPair::Kind::text && pair.is_changed()
                               ? sides_of(clauses_of(pair.before, pair.after))
                               : sides_of(pair.before, pair.after);
    const auto cells = pair.is_changed() ? Rows::Look::changed : Rows::Look::plain;
    std::string words;
    if (pair.is_changed())
      words = !pair.difference.empty() ? pair.difference
              : pair.before.empty()    ? in(language, Phrase{"新增", "added"})
              : pair.after.empty()     ? in(language, Phrase{"删除", "removed"})
                                       : in(language, Phrase{"有改动", "changed"});
    rows.cell(0, whole(in(language, pair.label), Kind::kept), cells);
    rows.cell(1, std::move(before), cells);
    rows.cell(2, std::move(after), cells);
    rows.cell(3, whole(words, Kind::kept), cells);
    rows.end_row();
  }
  return std::move(rows).taken();
}

Table indicators_side_by_side(const PlanDiff& diff, Design& design, std::size_t block, Language language) {
  return Indicators(diff, design, block, language).taken();
}

}  // namespace hengji::report
