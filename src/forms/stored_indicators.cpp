#include "forms/stored_indicators.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/limits.h"
#include "document/place_json.h"
#include "forms/amount.h"
#include "forms/heading.h"
#include "model/plan_json.h"
#include "model/target_text.h"

namespace hengji::forms {
namespace {

using policy::ColumnRole;

constexpr std::size_t longest_cell = 64u << 10;
constexpr int level_columns = 3;  // that stand before the values in a heading_of()

/// The columns of a plan that say the target of one period; -1 for none.
struct Binding {
  int value = -1;
  int sign = -1;
  int unit = -1;
};

/// What the columns of a plan hold.
struct Columns {
  std::array<Binding, period_count> targets;
  int weight = -1;
  int score = -1;
};

/// An indicator as its JSON has it, the stated readings of its cells beside it.
struct Stored {
  JsonView view;
  Json targets;  ///< null when it states none
};

/// "目标值#2" → "目标值": the second column of that heading.
std::vector<ValueColumn> headings_of(const std::vector<std::string>& names) {
  std::vector<ValueColumn> columns;
  for (const std::string& name : names) {
    std::string heading = name;
    if (std::size_t mark = name.rfind('#'); mark != std::string::npos && mark > 0) {
      std::string plain = name.substr(0, mark);
      auto same = [&](const ValueColumn& column) { return column.heading == plain; };
      long earlier = std::ranges::count_if(columns, same);
      if (earlier > 0 && name.substr(mark + 1) == std::to_string(earlier + 1)) heading = std::move(plain);
    }
    columns.push_back({std::move(heading), std::nullopt});
  }
  return columns;
}

int place_of(int column) {
  return column < level_columns ? -1 : column - level_columns;
}

Columns columns_by_heading(const std::vector<ValueColumn>& values, const policy::Vocabulary& vocabulary) {
  Heading heading = heading_of(values, vocabulary);
  Columns columns;
  for (std::size_t i = level_columns; i < heading.columns.size(); ++i) {
    const Column& column = heading.columns[i];
    int place = place_of(static_cast<int>(i));
    if (column.role == ColumnRole::value)
      columns.targets[static_cast<std::size_t>(column.period)] = {place, place_of(column.operator_column),
                                                                  place_of(column.unit_column)};
    else if (column.role == ColumnRole::weight && columns.weight < 0)
      columns.weight = place;
    else if (column.role == ColumnRole::score && columns.score < 0)
      columns.score = place;
  }
  return columns;
}

std::string_view said(const Indicator& indicator, int place) {
  return place < 0 ? std::string_view()
                   : std::string_view(indicator.values[static_cast<std::size_t>(place)].value);
}

Target target_by(const Binding& binding, const Indicator& indicator) {
  return parse_target(said(indicator, binding.value), said(indicator, binding.sign),
                      said(indicator, binding.unit));
}

const Json* stated_target(const Stored& stored, Period period) {
  return stored.targets.find(name(period));
}

struct Agreement {
  std::size_t stated = 0;  ///< indicators that state a target of the period
  std::size_t equal = 0;   ///< of them, how many their cells say the same of
};

Agreement agreement_of(const Binding& binding, Period period, const std::vector<Stored>& stored,
                       const Plan& plan) {
  Agreement agreement;
  for (std::size_t i = 0; i < stored.size(); ++i) {
    const Json* stated = stated_target(stored[i], period);
    if (!stated) continue;
    ++agreement.stated;
    if (binding.value >= 0 && to_json(target_by(binding, plan.indicators[i])) == *stated) ++agreement.equal;
  }
  return agreement;
}

/// The columns by which most of the stated targets of a period are what the cells say.
Binding best_binding(Period period, const std::vector<Stored>& stored, const Plan& plan) {
  Binding best;
  std::size_t equal = 0;
  int count = static_cast<int>(plan.columns.size());
  for (int value = 0; value < count; ++value)
    for (int sign = -1; sign < count; ++sign)
      for (int unit = -1; unit < count; ++unit) {
        if (sign == value || unit == value || (sign >= 0 && sign == unit)) continue;
        Binding binding{value, sign, unit};
        Agreement agreement = agreement_of(binding, period, stored, plan);
        if (agreement.equal > equal) best = binding, equal = agreement.equal;
      }
  return best;
}

/// More columns and rows than this are bound by their headings alone: trying them all would take too long.
constexpr std::size_t most_columns_tried = 16;
constexpr std::size_t rows_tried = 40;

void bind_stated_periods(Columns& columns, const std::vector<Stored>& stored, const Plan& plan) {
  std::vector<Stored> sample(stored.begin(),
                             stored.begin() + static_cast<long>(std::min(stored.size(), rows_tried)));
  for (std::size_t i = 0; i < period_count; ++i) {
    Period period = static_cast<Period>(i);
    Agreement agreement = agreement_of(columns.targets[i], period, stored, plan);
    if (agreement.stated == 0 || agreement.equal * 2 >= agreement.stated) continue;
    if (plan.columns.size() > most_columns_tried) continue;
    Binding better = best_binding(period, sample, plan);
    if (agreement_of(better, period, stored, plan).equal > agreement.equal) columns.targets[i] = better;
  }
}

JsonResult<void> read_values(const JsonView& view, const std::vector<std::string>& columns,
                             Indicator& indicator) {
  indicator.values.resize(columns.size());
  for (const auto& [name, value] : TRY(view.members(columns.size() + 1))) {
    auto column = std::ranges::find(columns, name);
    if (column == columns.end())
      return fail(value.fault(
          {fmt::format("表中没有“{}”这一列。", name), fmt::format("the plan has no column \"{}\".", name)}));
    indicator.values[static_cast<std::size_t>(column - columns.begin())].value =
        TRY(value.text(longest_cell));
  }
  return {};
}

JsonResult<Indicator> indicator_in(const JsonView& view, const std::vector<std::string>& columns) {
  Indicator indicator;
  if (!view.value().as_object())
    return fail(view.fault({"应为一项指标（对象）。", "must be an indicator: an object."}));
  indicator.level1.value = TRY(view["level1"].text_or_empty(longest_cell));
  indicator.level2.value = TRY(view["level2"].text_or_empty(longest_cell));
  indicator.level3.value = TRY(view["level3"].text_or_empty(longest_cell));
  TRY_VOID(read_values(view["values"], columns, indicator));
  indicator.at = location_of(view["at"].value());
  return indicator;
}

JsonResult<std::optional<Decimal>> decimal_in(const JsonView& view) {
  if (view.is_null()) return std::optional<Decimal>();
  std::string text = TRY(view.text(400));
  std::optional<Decimal> value = Decimal::parse(text);
  if (!value)
    return fail(view.fault({fmt::format("“{}”不是数。", text), fmt::format("\"{}\" is no figure.", text)}));
  return value;
}

/// A weight printed once over several rows is no row's own: the rows have the cell's text and no weight.
bool is_over_rows(const std::vector<Stored>& stored, const Plan& plan, std::size_t row, int place,
                  const char* member) {
  auto shares = [&](std::size_t other) {
    return said(plan.indicators[other], place) == said(plan.indicators[row], place) &&
           stored[other].view.has(member) && stored[other].view[member].is_null();
  };
  return (row > 0 && shares(row - 1)) || (row + 1 < stored.size() && shares(row + 1));
}

JsonResult<std::optional<Decimal>> points_in(const std::vector<Stored>& stored, const Plan& plan,
                                             std::size_t row, int place, const char* member) {
  JsonView view = stored[row].view[member];
  std::optional<Decimal> stated = TRY(decimal_in(view));
  if (place < 0) return stated;
  std::optional<Decimal> printed = points_of(said(plan.indicators[row], place));
  if (!printed) return printed;
  bool left_out = stored[row].view.has(member) && view.is_null();
  if (left_out && is_over_rows(stored, plan, row, place, member)) return std::optional<Decimal>();
  return printed;
}

JsonResult<Target> stated_only(const JsonView& view) {
  Target target;
  std::string text = TRY(view["comparison"].text(40));
  std::optional<Comparison> comparison;
  for (int i = 0; i <= static_cast<int>(Comparison::blank); ++i)
    if (name(static_cast<Comparison>(i)) == text) comparison = static_cast<Comparison>(i);
  if (!comparison)
    return fail(view["comparison"].fault(
        {fmt::format("没有“{}”这种比较。", text), fmt::format("no comparison is \"{}\".", text)}));
  target.comparison = *comparison;
  if (target.has_figure()) {
    std::optional<Decimal> value = TRY(decimal_in(view["value"]));
    if (!value) return fail(view["value"].fault({"缺少数值。", "the figure is missing."}));
    target.value = *value;
    if (*comparison == Comparison::between) target.upper = TRY(decimal_in(view["upper"])).value_or(Decimal());
    target.unit = TRY(view["unit"].text_or_empty(400));
  }
  if (*comparison == Comparison::by_date) target.date = TRY(view["date"].text_or_empty(400));
  return target;
}

JsonResult<void> read_targets(const Columns& columns, const Stored& stored, Indicator& indicator) {
  for (std::size_t i = 0; i < period_count; ++i) {
    Period period = static_cast<Period>(i);
    const Json* stated = stated_target(stored, period);
    if (columns.targets[i].value >= 0) {
      Target target = target_by(columns.targets[i], indicator);
      // A plan of several tables: an indicator has the periods of its own table.
      bool is_of_another_table =
          !stated && !stored.targets.is_null() && target.comparison == Comparison::blank;
      if (!is_of_another_table) indicator.target(period) = std::move(target);
    } else if (stated) {
      indicator.target(period) = TRY(stated_only(stored.view["targets"][name(period)]));
    }
  }
  return {};
}

}  // namespace

JsonResult<void> read_stored_indicators(const std::vector<std::string>& columns, const JsonView& indicators,
                                        const policy::Vocabulary& vocabulary, Plan& plan) {
  plan.columns = headings_of(columns);
  std::vector<Stored> stored;
  for (const JsonView& one : TRY(indicators.elements(limits::plan_indicators))) {
    plan.indicators.push_back(TRY(indicator_in(one, columns)));
    stored.push_back({one, one["targets"].value()});
  }
  Columns known = columns_by_heading(plan.columns, vocabulary);
  bind_stated_periods(known, stored, plan);
  for (std::size_t i = 0; i < period_count; ++i)
    if (known.targets[i].value >= 0)
      plan.columns[static_cast<std::size_t>(known.targets[i].value)].period = static_cast<Period>(i);
  for (std::size_t i = 0; i < stored.size(); ++i) {
    TRY_VOID(read_targets(known, stored[i], plan.indicators[i]));
    plan.indicators[i].weight = TRY(points_in(stored, plan, i, known.weight, "weight"));
    plan.indicators[i].score = TRY(points_in(stored, plan, i, known.score, "score"));
  }
  return {};
}

}  // namespace hengji::forms
