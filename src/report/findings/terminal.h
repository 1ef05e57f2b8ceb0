#pragma once

#include <string>

#include "base/language.h"
#include "report/findings/report.h"

namespace hengji::report {

/// How a terminal shows it.
struct TerminalStyle {
  Language language = Language::zh;
  bool in_color = false;
  int width = 100;  ///< columns
};

/// Findings as a compiler shows them: the sentence with severity and code, every place with its line and the
/// quote underlined, help, basis; then a line of totals and one of coverage for every plan.
std::string findings_text(const FileReport& report, const TerminalStyle& style);

}  // namespace hengji::report
