#pragma once

#include <string>

#include "report/findings/notes.h"
#include "report/findings/report.h"
#include "report/findings/terminal_style.h"

namespace hengji::report {

/// Findings as a compiler shows them: the sentence with severity and code, every place with its line and the
/// quote underlined, help, basis; then a line of totals and one of coverage for every plan. For one file
/// after the other, from several threads at once.
class FindingsText {
 public:
  explicit FindingsText(const TerminalStyle& style) : style_(style), notes_(style) {}

  std::string of(const FileReport& report) const;

 private:
  TerminalStyle style_;
  RuleNotes notes_;
};

/// The same for a single file.
std::string findings_text(const FileReport& report, const TerminalStyle& style);

}  // namespace hengji::report
