#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/plan.h"

namespace hengji::report {

/// What a changed target asks for now, against what it asked for. Decided by the values that would meet it: a
/// target that fewer values meet is stricter, so of "at most" targets the smaller figure is the stricter one.
enum class Shift {
  stricter,
  looser,
  same,     ///< written otherwise, met by the same values
  filled,   ///< was blank
  emptied,  ///< is blank now
  other,    ///< neither holds the other: two figures to be met exactly, words, another unit
};

/// "stricter": the name used in JSON.
std::string_view name(Shift shift);

Shift shift_of(const Target& before, const Target& after);

/// A value of an indicator that is written otherwise.
struct ValueChange {
  std::string column;
  std::string before;
  std::string after;
  std::optional<Shift> shift;  ///< nothing for a column that holds no targets
  std::string difference;      ///< "+100 家" where both are figures of one dimension; else empty
};

/// What became of an indicator. One side is nothing for added and removed ones.
struct IndicatorChange {
  enum class Kind { added, removed, renamed, moved, changed };

  Kind kind = Kind::changed;
  const Indicator* before = nullptr;
  const Indicator* after = nullptr;
  std::vector<ValueChange> values;
};

std::string_view name(IndicatorChange::Kind kind);

/// A part of a text: kept, only in the old one, only in the new one.
struct Clause {
  enum class Kind { kept, removed, added };

  Kind kind = Kind::kept;
  std::string text;
};

/// A field or a text that differs. Short fields have no clauses.
struct FieldChange {
  Text label;
  std::string before;
  std::string after;
  std::string difference;  ///< of amounts in one unit
  std::vector<Clause> clauses;
};

/// What changed between two plans, in the plan's own terms. Points into both.
struct PlanDiff {
  const Plan* before = nullptr;
  const Plan* after = nullptr;
  std::vector<FieldChange> fields;
  std::vector<IndicatorChange> indicators;  ///< in the order of the new plan, removed ones where they stood

  bool is_empty() const { return fields.empty() && indicators.empty(); }
};

PlanDiff diff(const Plan& before, const Plan& after);

/// The plans of two files, each with its counterpart: of the same kind, department and project, else in
/// order.
struct ReadingDiff {
  std::vector<PlanDiff> pairs;
  std::vector<const Plan*> removed;
  std::vector<const Plan*> added;
};

ReadingDiff diff(const Reading& before, const Reading& after);

/// The parts of two texts, cut behind punctuation marks, by their longest common sequence.
std::vector<Clause> clauses_of(std::string_view before, std::string_view after);

}  // namespace hengji::report
