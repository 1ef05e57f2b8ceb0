#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "check/doubt.h"
#include "check/rule.h"
#include "model/plan.h"
#include "policy/pack.h"

namespace hengji::check {

/// What a plan is judged by and against. What is not supplied makes the rules that need it say "not enough
/// data".
struct Context {
  const policy::Pack& pack;
  Date as_of;
  const Plan* last_year = nullptr;     ///< the same department's plan of the year before
  const Plan* approved = nullptr;      ///< the plan as it was approved, for monitoring and self-evaluation
  std::span<const Doubt> doubts = {};  ///< what the reader was not sure of
};

/// One line of the coverage ledger.
struct Coverage {
  const Rule* rule = nullptr;
  Outcome outcome = Outcome::passed;
  Reason why;  ///< empty for passed, and for found where nothing was held back
};

/// What checking a plan gave: the findings in the order of the rules, and one line of coverage for every
/// rule.
struct Checked {
  std::vector<Finding> findings;
  std::vector<Coverage> coverage;
};

/// Judges a plan by every rule there is. Pure, and linear in the number of indicators.
Checked check(const Plan& plan, const Context& context);

/// The same by one rule; a code that does not exist gives nothing.
std::optional<Verdict> check_by(std::string_view code, const Plan& plan, const Context& context);

/// The rules of one family, sorted by code.
struct Family {
  std::string_view name;  ///< "FIGURE"
  Text title;
  std::span<const Rule* const> rules;
};

/// Every family, sorted by name.
std::span<const Family> families();

/// Every rule, sorted by code.
std::span<const Rule* const> rules();

/// The rule of that code, or of that name; nothing when there is none.
const Rule* find_rule(std::string_view code_or_name);

}  // namespace hengji::check
