#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "document/location.h"

namespace hengji {

/// How much stands in the way.
enum class Severity {
  blocking,  ///< cannot stand under any reading; the plan cannot go on
  confirm,   ///< the filer must mend it, or confirm it with a reason
  advice,    ///< a judgement of meaning or style
};

std::string_view name(Severity severity);

/// One side of what a finding is about: the plan's own words, and where they stand.
struct Place {
  std::string quote;
  Location at;
};

/// Something in a document that a person must mend or answer for.
struct Finding {
  std::string code;       ///< "FIGURE-001": family and number, never reused
  std::string_view rule;  ///< "goal-figure-differs-from-target"
  Severity severity = Severity::advice;
  Text message;               ///< one terse sentence built from the plan's own words and figures
  std::vector<Place> places;  ///< every place concerned; both sides of a contradiction
  std::string found;          ///< figures, where figures are concerned; else empty
  std::string expected;
  std::string difference;
  Phrase help;              ///< what to do: the same for all findings of a rule
  Phrase basis;             ///< the clause, or that its text is not at hand; likewise
  std::string fingerprint;  ///< the same for the same defect after re-typing and re-pagination
};

}  // namespace hengji
