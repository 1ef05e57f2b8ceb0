#pragma once

#include <optional>
#include <string>
#include <vector>

#include "forms/header.h"
#include "forms/heading.h"
#include "forms/rows.h"

namespace hengji::forms {

/// A list in which each unit or project is a group of rows: says of each row whether a new group begins, and
/// what its cells say of the plan.
class PlanList {
 public:
  explicit PlanList(const Heading& heading) : heading_(&heading) {}

  /// What the row's columns say of its plan, when it begins a new group; nothing when it goes on with the one
  /// before (merged, empty or repeated cells).
  std::optional<Header> group_begun_by(const Row& row);
  void go_on_under(const Heading& heading) { heading_ = &heading; }

 private:
  const Heading* heading_;
  std::string department_;
  std::string project_;
};

}  // namespace hengji::forms
