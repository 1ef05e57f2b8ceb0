#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/finding.h"
#include "model/plan.h"

namespace hengji::check {

/// A text of a plan that a fix changed.
struct FixedText {
  std::string before;
  std::string after;
  Location at;
};

/// A plan with a finding's suggestion applied.
struct Fix {
  Plan plan;
  std::vector<FixedText> changes;  ///< at least one
};

/// Whether a rule's findings can be mended without a person's choice: a misspelt term, a doubled mark,
/// brackets of a document's number, an operator written twice or the wrong one for an upper limit.
bool is_fixable(std::string_view code);

/// Applies what a finding suggests. Error (unsupported): the finding leaves a choice to a person, or the text
/// that it quotes no longer stands in the plan.
Result<Fix> fixed(const Plan& plan, const Finding& finding);

}  // namespace hengji::check
