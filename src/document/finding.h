#pragma once

#include <string>
#include <vector>

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
  std::string code;  ///< "FIGURE-001": family and number, never reused
  std::string rule;  ///< "goal-figure-differs-from-target"
  Severity severity = Severity::advice;
  Text message;               ///< one terse sentence built from the plan's own words and figures
  std::vector<Place> places;  ///< every place concerned; both sides of a contradiction
  std::string found;          ///< figures, where figures are concerned; else empty
  std::string expected;
  std::string difference;
  Text help;                ///< what to do
  Text basis;               ///< the clause, or that its text is not at hand
  std::string fingerprint;  ///< the same for the same defect after re-typing and re-pagination
};

}  // namespace hengji
