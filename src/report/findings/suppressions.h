#pragma once

#include <atomic>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "report/findings/report.h"

namespace hengji::report {

/// A finding that a person has answered for: which one, and why it may stand.
struct Suppression {
  std::string rule;           ///< a code or a name; empty for any
  std::string fingerprint;    ///< of one finding; empty for any
  std::string department;     ///< only in this department's plans; empty for any
  std::optional<Date> until;  ///< the last day on which it holds
  std::string reason;
  int line = 0;  ///< of the file

  bool covers(const Finding& finding, std::string_view plan_department, const Date& today) const;
};

/// The suppressions of a file, and which of them were needed. `apply` may be called from several threads.
class Suppressions {
 public:
  /// TOML: [[suppress]] with `reason` and at least one of `rule` and `fingerprint`, optionally `department`
  /// and `until`. One without a reason, for a rule that does not exist, or with an unknown key is an error
  /// that names file and line.
  static Result<Suppressions> parse(std::string_view name, std::string_view toml);

  /// Marks what is covered.
  void apply(JudgedPlan& plan, const Date& today);
  /// Those that covered nothing, in the order of the file.
  std::vector<const Suppression*> unused() const;

 private:
  std::vector<Suppression> all_;
  std::deque<std::atomic<bool>> used_;
};

}  // namespace hengji::report
