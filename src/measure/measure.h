#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ratio.h"
#include "formula/evaluate.h"
#include "measure/evidence.h"
#include "model/plan.h"
#include "policy/measures.h"

namespace hengji::measure {

/// How well an actual value is founded, best first.
enum class EvidenceGrade {
  computed_from_rows,  ///< from the rows of ledgers, which can be opened
  official_facts,      ///< from facts with their sources
  stated_with_file,    ///< somebody's word, with a document named
  stated_only,
  none,
};

std::string_view name(EvidenceGrade grade);
Text in_words(EvidenceGrade grade);

/// Of a questionnaire: how many answers count, and the margin of the share at 95 % for a random sample.
struct Sample {
  std::size_t answers = 0;
  Decimal margin;  ///< percentage points, one digit after the point
};

/// The actual value of one indicator in one window, and where it comes from.
struct Attainment {
  enum class State { measured, stated, not_applicable, not_enough_data, faulty };

  std::string indicator;
  Window window;
  State state = State::not_enough_data;
  std::optional<formula::Quantity> value;  ///< of an indicator with a figure
  std::string grade;                       ///< of a qualitative one, as stated: 健全
  std::optional<Ratio> checked_share;      ///< of a checklist: points that hold over all points, 0 to 1
  std::optional<Decimal> judged;           ///< %, 0 to 100: what an evaluator gives a qualitative one
  std::vector<formula::Step> steps;        ///< the arithmetic
  std::optional<Sample> sample;
  EvidenceGrade evidence = EvidenceGrade::none;
  Text why;             ///< of not_applicable, not_enough_data and faulty
  std::string formula;  ///< as the pack has it
  std::string citation;

  bool has_value() const { return state == State::measured || state == State::stated; }
};

/// One Attainment an indicator of the plan, in its order. A formula of the pack comes before a stated value:
/// where both are there and differ, the step says so. A self-evaluation, and a monitoring
/// table for its stretch, state their own where nothing else does.
std::vector<Attainment> measure(const Plan& plan, const policy::Measures& measures, const Evidence& evidence,
                                const Window& window,
                                formula::Lineage lineage = formula::Lineage::counts_only);

}  // namespace hengji::measure
