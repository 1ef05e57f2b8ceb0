#include <optional>

#include "report/diff/plan_diff.h"

namespace hengji::report {
namespace {

/// One end of the values that meet a target; nothing where it is open to infinity.
struct End {
  std::optional<Decimal> value;
  bool is_included = true;
};

/// The values that meet a target with a figure.
struct Interval {
  End low;
  End high;
};

Interval interval_of(const Target& target, const Decimal& value, const Decimal& upper) {
  switch (target.comparison) {
    case Comparison::at_least:
      return {{value, true}, {}};
    case Comparison::more_than:
      return {{value, false}, {}};
    case Comparison::at_most:
      return {{}, {value, true}};
    case Comparison::less_than:
      return {{}, {value, false}};
    case Comparison::between:
      return {{value, true}, {upper, true}};
    default:
      return {{value, true}, {value, true}};
  }
}

bool low_within(const End& inner, const End& outer) {
  if (!outer.value) return true;
  if (!inner.value) return false;
  return *inner.value > *outer.value ||
         (*inner.value == *outer.value && (outer.is_included || !inner.is_included));
}

bool high_within(const End& inner, const End& outer) {
  if (!outer.value) return true;
  if (!inner.value) return false;
  return *inner.value < *outer.value ||
         (*inner.value == *outer.value && (outer.is_included || !inner.is_included));
}

bool within(const Interval& inner, const Interval& outer) {
  return low_within(inner.low, outer.low) && high_within(inner.high, outer.high);
}

Shift shift_of_figures(const Target& before, const Target& after) {
  auto values = comparable(before.value, before.unit, after.value, after.unit);
  auto uppers = comparable(before.upper, before.unit, after.upper, after.unit);
  if (!values || !uppers) return Shift::other;
  Interval old_values = interval_of(before, values->a, uppers->a);
  Interval new_values = interval_of(after, values->b, uppers->b);
  bool is_narrower = within(new_values, old_values), is_wider = within(old_values, new_values);
  if (is_narrower && is_wider) return Shift::same;
  return is_narrower ? Shift::stricter : is_wider ? Shift::looser : Shift::other;
}

}  // namespace

std::string_view name(Shift shift) {
  switch (shift) {
    case Shift::stricter:
      return "stricter";
    case Shift::looser:
      return "looser";
    case Shift::same:
      return "same";
    case Shift::filled:
      return "filled";
    case Shift::emptied:
      return "emptied";
    case Shift::other:
      return "other";
  }
  return "other";
}

Shift shift_of(const Target& before, const Target& after) {
  bool was_blank = before.comparison == Comparison::blank, is_blank = after.comparison == Comparison::blank;
  if (was_blank && is_blank) return Shift::same;
  if (was_blank) return Shift::filled;
  if (is_blank) return Shift::emptied;
  if (before.has_figure() && after.has_figure()) return shift_of_figures(before, after);
  return before.comparison == after.comparison && before.written == after.written ? Shift::same
                                                                                  : Shift::other;
}

}  // namespace hengji::report
