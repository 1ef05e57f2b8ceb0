#include "report/diff/plan_diff.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/chinese_text.h"
#include "report/diff/field_pairs.h"
#include "report/diff/indicator_pairs.h"

namespace hengji::report {
namespace {

/// In the new value's unit, so that the reader can add it up; from 100% to 95% are 5 points, not 5 percent.
std::string difference_of(const Target& before, const Target& after) {
  if (!before.has_figure() || !after.has_figure() || before.comparison == Comparison::between ||
      after.comparison == Comparison::between)
    return {};
  if (folded(before.unit) != folded(after.unit)) return {};
  return signed_difference(before.value, after.value, folded(after.unit) == "%" ? "个百分点" : after.unit);
}

const Target* target_of(const Indicator& indicator, const ValueColumn& column) {
  if (!column.period) return nullptr;
  const auto& target = indicator.target(*column.period);
  return target ? &*target : nullptr;
}

std::string cell(const Indicator& indicator, std::optional<std::size_t> column) {
  return column && *column < indicator.values.size() ? indicator.values[*column].value : std::string();
}

std::vector<ValueChange> value_changes(const PlanDiff& diff, const Indicator& before,
                                       const Indicator& after) {
  std::vector<ValueChange> changes;
  for (std::size_t i = 0; i < diff.after->columns.size(); ++i) {
    const ValueColumn& column = diff.after->columns[i];
    auto old_column = counterpart(*diff.before, column);
    std::string was = cell(before, old_column), is = cell(after, i);
    if (folded(was) == folded(is)) continue;
    ValueChange change{column.heading, was, is, {}, {}};
    const Target* old_target = old_column ? target_of(before, diff.before->columns[*old_column]) : nullptr;
    const Target* new_target = target_of(after, column);
    if (old_target != nullptr && new_target != nullptr) {
      change.shift = shift_of(*old_target, *new_target);
      change.difference = difference_of(*old_target, *new_target);
    }
    changes.push_back(std::move(change));
  }
  return changes;
}

void add_indicator(PlanDiff& diff, const IndicatorPair& pair) {
  auto [before, after] = pair;
  IndicatorChange change{.before = before, .after = after};
  if (before == nullptr || after == nullptr) {
    change.kind = before == nullptr ? IndicatorChange::Kind::added : IndicatorChange::Kind::removed;
    diff.indicators.push_back(std::move(change));
    return;
  }
  change.values = value_changes(diff, *before, *after);
  bool is_renamed = folded(before->level3.value) != folded(after->level3.value);
  bool is_moved = folded(before->level1.value) != folded(after->level1.value) ||
                  folded(before->level2.value) != folded(after->level2.value);
  if (!is_renamed && !is_moved && change.values.empty()) return;
  change.kind = is_renamed ? IndicatorChange::Kind::renamed
                : is_moved ? IndicatorChange::Kind::moved
                           : IndicatorChange::Kind::changed;
  diff.indicators.push_back(std::move(change));
}

void add_fields(PlanDiff& diff) {
  for (FieldPair& pair : field_pairs(*diff.before, *diff.after)) {
    if (!pair.is_changed()) continue;
    FieldChange& change = diff.fields.emplace_back(
        FieldChange{std::move(pair.label), pair.before, pair.after, std::move(pair.difference), {}});
    if (pair.kind == FieldPair::Kind::text) change.clauses = clauses_of(pair.before, pair.after);
  }
}

using Likeness = bool (*)(const Plan&, const Plan&);

bool are_of_one_subject(const Plan& a, const Plan& b) {
  return a.kind == b.kind && folded(a.department.value) == folded(b.department.value) &&
         folded(a.project.value) == folded(b.project.value);
}

bool are_of_one_kind(const Plan& a, const Plan& b) {
  return a.kind == b.kind;
}

}  // namespace

std::string_view name(IndicatorChange::Kind kind) {
  switch (kind) {
    case IndicatorChange::Kind::added:
      return "added";
    case IndicatorChange::Kind::removed:
      return "removed";
    case IndicatorChange::Kind::renamed:
      return "renamed";
    case IndicatorChange::Kind::moved:
      return "moved";
    case IndicatorChange::Kind::changed:
      return "changed";
  }
  return "changed";
}

PlanDiff diff(const Plan& before, const Plan& after) {
  PlanDiff diff{.before = &before, .after = &after};
  add_fields(diff);
  for (const IndicatorPair& pair : indicator_pairs(before, after)) add_indicator(diff, pair);
  return diff;
}

ReadingDiff diff(const Reading& before, const Reading& after) {
  ReadingDiff all;
  std::vector<const Plan*> counterparts(after.plans.size());
  std::vector<bool> is_taken(before.plans.size());
  for (Likeness alike : {are_of_one_subject, are_of_one_kind})
    for (std::size_t j = 0; j < after.plans.size(); ++j)
      for (std::size_t i = 0; i < before.plans.size() && counterparts[j] == nullptr; ++i)
        if (!is_taken[i] && alike(before.plans[i], after.plans[j])) {
          counterparts[j] = &before.plans[i];
          is_taken[i] = true;
        }
  for (std::size_t j = 0; j < after.plans.size(); ++j) {
    if (counterparts[j] != nullptr) {
      all.pairs.push_back(diff(*counterparts[j], after.plans[j]));
    } else {
      all.added.push_back(&after.plans[j]);
    }
  }
  for (std::size_t i = 0; i < before.plans.size(); ++i)
    if (!is_taken[i]) all.removed.push_back(&before.plans[i]);
  return all;
}

}  // namespace hengji::report
