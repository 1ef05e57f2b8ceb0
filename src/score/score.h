#pragma once

#include <optional>
#include <string>
#include <vector>

#include "measure/measure.h"
#include "model/plan.h"
#include "policy/scoring.h"
#include "score/arithmetic.h"

namespace hengji::score {

/// What an indicator got, and the arithmetic in one line.
struct ScoreLine {
  std::string part;  ///< of the scheme; empty when the scheme has none
  std::string level1;
  std::string indicator;
  std::string target;  ///< as the plan has it
  ShownActual actual;  ///< as measured or stated
  measure::EvidenceGrade evidence = measure::EvidenceGrade::none;
  std::optional<Decimal> weight;  ///< nothing when the scheme gives the line none
  std::optional<Decimal> score;   ///< nothing when it cannot be scored: `why` says why
  bool is_applicable = true;      ///< not where nothing is there to be measured: the denominator is 0
  Arithmetic arithmetic;          ///< "15 × 1380 ÷ 1500 = 13.80"
  Text why;
  std::string citation;
  Location at;
};

struct PartSum {
  std::string name;
  Decimal weight;
  Decimal score;
  Decimal unscored;  ///< weight of lines without a score
};

/// A total that was taken to the points of the lines that do not apply.
struct Conversion {
  Decimal not_applicable;  ///< their points
  Decimal result;          ///< total × (weight + not_applicable) ÷ weight
};

/// A score with everything that went into it.
struct ScoreSheet {
  std::string scheme;
  Text scheme_name;
  std::vector<ScoreLine> lines;
  std::vector<PartSum> parts;
  Decimal total;                         ///< of the scored lines
  Decimal weight;                        ///< of the scored lines
  Decimal unscored;                      ///< weight of lines without a score
  std::optional<Conversion> conversion;  ///< where the scheme leaves out what does not apply
  Decimal out_of;                        ///< the scheme's total
  std::string grade;                     ///< empty while a line is without a score
  std::vector<Text> notes;               ///< where weights came from, what was moved
  std::vector<Text> sum_notes;           ///< what became of lines that do not apply, why there is no grade

  /// What the grade is given for.
  const Decimal& result() const { return conversion ? conversion->result : total; }
};

/// Scores a plan by a scheme. `execution` is the rate of the budget's execution, for schemes that have it as
/// a part of its own. Error: the scheme refuses forms without weights.
Result<ScoreSheet> score(const Plan& plan, const std::vector<measure::Attainment>& attainments,
                         const policy::Scheme& scheme, const std::optional<measure::Attainment>& execution);

/// The sums of the parts and of the whole from the lines, and the grade where every line has its score. Lines
/// that do not apply count as the scheme says.
void add_up(ScoreSheet& sheet, const policy::Scheme& scheme);

/// The points of one indicator, of at most `points`: reach-or-proportion, threshold, steps, deduction or
/// execution. `value` and `target` are in the unit in which they are shown (% as 92.8). Nothing, with why,
/// when the value lies in no step of the table or the target has no figure.
tl::expected<Arithmetic, Text> points_for(const policy::ScoringRule& rule, const Decimal& points,
                                          const Target* target, const Ratio& value);

}  // namespace hengji::score
