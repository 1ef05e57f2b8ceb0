#include <string_view>

#include "model/plan.h"
#include "model/target.h"

namespace hengji {

std::string_view name(Comparison comparison) {
  switch (comparison) {
    case Comparison::at_least:
      return "at_least";
    case Comparison::at_most:
      return "at_most";
    case Comparison::equal:
      return "equal";
    case Comparison::more_than:
      return "more_than";
    case Comparison::less_than:
      return "less_than";
    case Comparison::between:
      return "between";
    case Comparison::by_date:
      return "by_date";
    case Comparison::grade:
      return "grade";
    case Comparison::text:
      return "text";
    case Comparison::blank:
      return "blank";
  }
  return "blank";
}

std::string_view name(PlanKind kind) {
  switch (kind) {
    case PlanKind::department_goal:
      return "department-goal";
    case PlanKind::project_goal:
      return "project-goal";
    case PlanKind::monitoring:
      return "monitoring";
    case PlanKind::self_evaluation:
      return "self-evaluation";
  }
  return "department-goal";
}

std::string_view name(Period period) {
  switch (period) {
    case Period::half_year:
      return "half_year";
    case Period::full_year:
      return "full_year";
    case Period::long_term:
      return "long_term";
    case Period::actual:
      return "actual";
    case Period::forecast:
      return "forecast";
  }
  return "full_year";
}

}  // namespace hengji
