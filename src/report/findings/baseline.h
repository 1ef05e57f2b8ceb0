#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "report/findings/report.h"

namespace hengji::report {

/// A finding as a baseline keeps it. The fingerprint is of the words concerned, so the department belongs to
/// it.
struct BaselineEntry {
  std::string department;
  std::string fingerprint;
  std::string code;
  std::string message;
};

/// Findings that were known on an earlier day. Those found again are "unchanged" and count no more; those no
/// longer found are "absent".
class Baseline {
 public:
  /// The `hengji.baseline/1` object that `baseline_json` writes.
  static Result<Baseline> parse(std::string_view name, std::string_view json);

  /// Marks each finding as fresh or unchanged, and adds to `absent` what these plans' departments no longer
  /// have.
  void apply(FileReport& report) const;

 private:
  std::map<std::pair<std::string, std::string>, BaselineEntry> entries_;
};

/// What a baseline keeps of a file: the findings that are not suppressed.
std::vector<BaselineEntry> baseline_entries(const FileReport& report, Language language);
std::string baseline_json(const std::vector<BaselineEntry>& entries);

}  // namespace hengji::report
