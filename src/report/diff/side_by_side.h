#pragma once

#include "base/language.h"
#include "document/design.h"
#include "document/document.h"
#include "report/diff/marks.h"
#include "report/diff/plan_diff.h"

namespace hengji::report {

/// A text with the parts of it that went or came.
struct MarkedText {
  struct Part {
    std::size_t begin;
    std::size_t end;
    Clause::Kind kind;
  };

  std::string text;
  std::vector<Part> parts;

  void add(std::string_view more, Clause::Kind kind = Clause::Kind::kept);
};

/// All that stands above the indicators, a row a label: what it says in the old plan and in the new one.
Table fields_side_by_side(const PlanDiff& diff, Design& design, std::size_t block, Language language);

/// All indicators of both plans, a row each: its values in the old plan and in the new one. Where a form has
/// more value columns than a page is wide, the values of a side stand in one cell below each other.
Table indicators_side_by_side(const PlanDiff& diff, Design& design, std::size_t block, Language language);

}  // namespace hengji::report
