#include "forms/fill/column_sources.h"

#include <algorithm>

#include "forms/form_match.h"
#include "model/target_text.h"

namespace hengji::forms {
namespace {

using policy::ColumnRole;

constexpr std::size_t level_columns = 3;  ///< that stand before the values in a heading_of()

std::string_view sign_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::at_least:
      return "≥";
    case Comparison::at_most:
      return "≤";
    case Comparison::equal:
      return "＝";
    case Comparison::more_than:
      return "＞";
    case Comparison::less_than:
      return "＜";
    default:
      return {};
  }
}

class Matching {
 public:
  explicit Matching(Filling& filling)
      : filling_(filling),
        plan_(filling.plan),
        heading_(heading_of(plan_.columns, filling.vocabulary)),
        is_used_(plan_.columns.size()) {}

  std::vector<ColumnSource> matched() {
    for (const policy::FormColumn& column : filling_.form.columns)
      sources_.push_back({column.role, column.period, column.heading});
    match([&](const ColumnSource& source, std::size_t column) {
      return alike(source.heading) == alike(plan_.columns[column].heading);
    });
    match([&](const ColumnSource& source, std::size_t column) { return means(source, column); });
    compose();
    note_rest();
    return std::move(sources_);
  }

 private:
  const Column& meaning_of(std::size_t column) const { return heading_.columns[level_columns + column]; }

  static bool is_of_plan(const ColumnSource& source) { return source.role >= ColumnRole::name; }

  bool means(const ColumnSource& source, std::size_t column) const {
    const Column& meaning = meaning_of(column);
    if (source.role == ColumnRole::note || meaning.role != source.role) return false;
    return source.role != ColumnRole::value || plan_.columns[column].period == source.period;
  }

  template <typename Fits>
  void match(Fits fits) {
    for (ColumnSource& source : sources_) {
      if (!is_of_plan(source) || source.plan_column >= 0) continue;
      for (std::size_t i = 0; i < is_used_.size(); ++i) {
        if (is_used_[i] || !fits(source, i)) continue;
        source.plan_column = static_cast<int>(i);
        is_used_[i] = true;
        if (filling_.is_own_form()) source.heading = plan_.columns[i].heading;
        break;
      }
    }
  }

  /// Operators and units of a target go into its cell where the form has no columns for them.
  void compose() {
    for (ColumnSource& source : sources_) {
      if (source.role != ColumnRole::value || source.plan_column < 0) continue;
      const Column& meaning = meaning_of(static_cast<std::size_t>(source.plan_column));
      for (int part : {meaning.operator_column, meaning.unit_column}) {
        std::size_t column = static_cast<std::size_t>(part) - level_columns;
        if (part < 0 || column >= is_used_.size() || is_used_[column]) continue;
        source.composes = true;
      }
    }
  }

  void note_rest() {
    bool composes = std::ranges::any_of(sources_, &ColumnSource::composes);
    for (std::size_t i = 0; i < is_used_.size(); ++i) {
      ColumnRole role = meaning_of(i).role;
      bool is_in_cell = composes && (role == ColumnRole::operator_sign || role == ColumnRole::unit ||
                                     role == ColumnRole::direction);
      if (is_used_[i] || is_in_cell) continue;
      const std::string& name = plan_.columns[i].heading;
      filling_.remarks.push_back({"no-place",
                                  {"表样没有“" + name + "”一栏，该栏内容未写入。",
                                   "The form has no column “" + name + "”; its cells were left out."},
                                  {}});
    }
  }

  Filling& filling_;
  const Plan& plan_;
  Heading heading_;
  std::vector<bool> is_used_;
  std::vector<ColumnSource> sources_;
};

}  // namespace

std::vector<ColumnSource> column_sources(Filling& filling) {
  return Matching(filling).matched();
}

std::string composed(const std::string& cell, const Target& target) {
  if (!target.has_figure()) return cell;
  std::string text = cell;
  if (parse_target(text).comparison != target.comparison) text.insert(0, sign_of(target.comparison));
  if (parse_target(text).unit != target.unit) text += target.unit;
  Target read = parse_target(text);
  bool is_same =
      read.comparison == target.comparison && read.value == target.value && read.unit == target.unit;
  return is_same ? text : cell;
}

}  // namespace hengji::forms
