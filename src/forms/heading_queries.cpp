#include <algorithm>

#include "base/chinese_text.h"
#include "forms/header.h"
#include "forms/heading.h"
#include "forms/year_text.h"

namespace hengji::forms {

using policy::ColumnRole;
using policy::Vocabulary;
using policy::Word;

void Heading::settle_year(int year, const Vocabulary& vocabulary) {
  auto dated = [](const Column& column) { return year_in(column.heading); };
  auto taken = std::ranges::find_if(columns, [&](const Column& column) {
    return column.role == ColumnRole::value && column.period == Period::full_year && dated(column);
  });
  if (taken == columns.end() || dated(*taken) == year) return;
  for (Column& column : columns) {
    const Word* word = vocabulary.find(column.heading);
    bool is_target = word && word->column == ColumnRole::value && word->period == Period::full_year;
    if (!is_target || dated(column) != year) continue;
    column.role = ColumnRole::value;
    column.period = Period::full_year;
    column.operator_column = taken->operator_column;
    column.unit_column = taken->unit_column;
    taken->role = ColumnRole::note;
    return;
  }
}

const Column* Heading::find(ColumnRole role) const {
  auto found = std::ranges::find(columns, role, &Column::role);
  return found == columns.end() ? nullptr : &*found;
}

bool Heading::has(Period period) const {
  return std::ranges::any_of(columns, [&](const Column& column) {
    return column.role == ColumnRole::value && column.period == period;
  });
}

int Heading::last_column() const {
  return std::ranges::max_element(columns, {}, &Column::last)->last;
}

bool Heading::shows_indicators() const {
  const Column* name = find(ColumnRole::level3);
  return name && name->is_shown() && std::ranges::any_of(columns, [](const Column& column) {
           return column.is_value() && column.is_shown();
         });
}

bool Heading::repeats(const Heading& other) const {
  return std::ranges::equal(columns, other.columns, [](const Column& a, const Column& b) {
    return a.role == b.role && folded(a.heading) == folded(b.heading);
  });
}

}  // namespace hengji::forms
