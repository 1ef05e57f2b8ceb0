#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "model/plan.h"

namespace hengji::report {

/// What stands above the indicators of two plans under one label. A side is empty where its plan does not
/// have it.
struct FieldPair {
  enum class Kind { line, text };

  Text label;
  std::string before;
  std::string after;
  Kind kind = Kind::line;  ///< texts are compared clause by clause
  std::string difference;  ///< of amounts in one unit: "+500 万元"

  bool is_changed() const;
};

/// Every label that one of the plans has something under, in the order of the forms.
std::vector<FieldPair> field_pairs(const Plan& before, const Plan& after);

/// after − before with its sign and unit; empty for 0.
std::string signed_difference(const Decimal& before, const Decimal& after, const std::string& unit);

}  // namespace hengji::report
