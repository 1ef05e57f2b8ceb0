#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "document/finding.h"
#include "report/findings/terminal_style.h"

namespace hengji::report {

/// Writes what is said below a finding, "   = 办法：…", wrapped to the width of the terminal. `gutter` is how
/// many columns line numbers take. Writes nothing for an empty text.
void put_note(std::string& out, const TerminalStyle& style, std::size_t gutter, const Phrase& label,
              std::string_view text);

/// Help and basis below the findings of a rule. They are the same below each, so they are wrapped once a rule
/// and not once a finding. May be asked from several threads at once.
class RuleNotes {
 public:
  explicit RuleNotes(const TerminalStyle& style);
  ~RuleNotes();

  void put(std::string& out, std::size_t gutter, const Finding& finding) const;

 private:
  struct Kept;

  void write(std::string& out, std::size_t gutter, const Finding& finding) const;

  TerminalStyle style_;
  std::unique_ptr<Kept> kept_;
};

}  // namespace hengji::report
