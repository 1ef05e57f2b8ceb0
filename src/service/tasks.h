#pragma once

#include <optional>
#include <string>
#include <vector>

#include "service/content.h"
#include "service/windows.h"

namespace hengji::service {

/// Something that the actor has to do next. Tasks follow from where the dossiers stand, so that none is ever
/// out of date.
struct Due {
  std::string id;    ///< the same as long as it is the same thing to do
  std::string kind;  ///< "create", "fill", "review", "approve", "monitor", …, "rectify", "comment"
  Text title;
  std::string plan;  ///< empty for a plan that is still to be made
  store::Department department;
  int year = 0;
  std::optional<Date> day;  ///< the last day for it
  bool is_overdue = false;
  bool is_near = false;  ///< the window warns
  std::string link;
};

/// By day; those without a day last.
Answer<std::vector<Due>> tasks_of(Desk& desk);

}  // namespace hengji::service
