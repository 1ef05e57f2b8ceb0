#pragma once

#include <optional>
#include <string>

#include "base/language.h"
#include "formula/quantity.h"

namespace hengji::score {

/// How the points of a line came about: what a person needs to redo them, put into words when it is read.
struct Arithmetic {
  enum class Kind {
    none,
    reached,           ///< full marks: the target is reached
    within_bounds,     ///< full marks: `value` lies in `word`
    executed_in_full,  ///< full marks
    same_grade,        ///< full marks: the grade that was aimed at
    missed,            ///< nothing
    no_proportion,     ///< nothing: missed, and no part of the target can be told
    negative_rate,     ///< nothing
    share_of_target,   ///< points × value ÷ by
    share_of_points,   ///< points × value, which is a share
    judged,            ///< the same, in the evaluator's band `word`
    checked,           ///< the same, of a checklist
    step,              ///< `value` lies in the step `word`
    step_of_part,     ///< the same: the step's points `lost` × points ÷ `by`, the points of the whole table
    deduction,        ///< points − value ÷ by × lost
    begun_deduction,  ///< points − value × lost, `value` counting begun units
    given,            ///< a person's figure
  };

  Kind kind = Kind::none;
  Decimal points;  ///< the most that the line can have
  Ratio value;
  Ratio by = 1;
  Decimal lost;
  Ratio result;      ///< before it is rounded; below 0 it counts as 0
  std::string word;  ///< an interval or a band

  bool is_full() const { return kind >= Kind::reached && kind <= Kind::same_grade; }
  std::string in_words(Language language) const;
};

/// The actual value of a line: a figure, the share of a checklist's points that hold, or a grade.
struct ShownActual {
  std::optional<formula::Quantity> value;
  std::optional<Ratio> checked_share;
  std::string grade;

  bool is_empty() const { return !value && !checked_share && grade.empty(); }
  /// Empty when there is none.
  std::string in_words(Language language) const;
};

}  // namespace hengji::score
