#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/ratio.h"
#include "base/result.h"
#include "policy/pack.h"
#include "policy/setting.h"

namespace hengji::policy {

/// A stretch of figures: "(0,10]", "[80,90)", ">30", ">=90", "<60", "<=100", "=0".
struct Interval {
  std::optional<Decimal> low;
  std::optional<Decimal> high;
  bool low_included = false;
  bool high_included = false;
  std::string written;

  static std::optional<Interval> parse(std::string_view text);
  bool contains(const Ratio& value) const;
};

enum class Method {
  proportion,  ///< full when the target is reached, else the part of it that was reached, in its direction
  threshold,   ///< full when the target is reached, else nothing
  steps,       ///< points by the interval in which the value lies
  deduction,   ///< full inside `free`, then `lost` points for each `per` beyond it, down to 0
  execution,   ///< the rate times the weight, never above the weight
};

/// A step of a step table.
struct ScoreStep {
  Interval interval;
  Decimal points;
};

/// How one indicator is scored where a published table says so.
struct ScoringRule {
  std::string indicator;  ///< empty of a rule for a whole part
  std::vector<std::string> synonyms;
  std::string part;  ///< every indicator of this part without a rule of its own
  Decimal points;    ///< the most it can have; 0 when the form's weight says it; of a part its table's
  Method method = Method::proportion;
  std::vector<ScoreStep> steps;
  Interval free;
  Decimal per = 1;
  Decimal lost;
  bool counts_begun_units = false;  ///< each begun `per` costs a whole `lost`; else in proportion
  std::string citation;
  SourceLine at;
};

/// A part of the total: level-1 headings and their weight together, or the execution of the budget.
struct ScorePart {
  std::string name;
  Decimal weight;
  std::vector<std::string> level1;  ///< headings that belong to it, folded; "*" for every heading
  bool is_execution = false;
  std::string absent_to;  ///< the part that has its weight when the form has no indicator of it
};

struct ScoreGrade {
  std::string name;
  Decimal from;  ///< half-open: from here up to the next grade
};

/// A band of the share of its points that a person may give a qualitative indicator: 达成预期指标, from 80 %.
struct ScoreBand {
  std::string name;
  Decimal from;  ///< %, half-open: from here up to the next band; the best one ends with 100
};

/// What happens with indicators whose form gives no weights.
enum class MissingWeights { refuse, equal_in_part, equal };

/// How indicators count that do not apply: nothing is there to be measured.
enum class NotApplicable {
  leave,    ///< without a score, until a person decides
  convert,  ///< left out, and the total is taken to the points of the whole
};

/// A scoring scheme: dated by its pack, cited, and the only place where its figures stand.
struct Scheme {
  std::string id;
  Text name;
  Decimal total = 100;
  int places = 2;
  Rounding rounding = Rounding::half_up;
  MissingWeights missing_weights = MissingWeights::refuse;
  NotApplicable not_applicable = NotApplicable::leave;
  Method method = Method::proportion;      ///< of indicators without a rule of their own
  std::optional<Decimal> over_fulfilment;  ///< %, beyond which a target looks too low; no number in the law
  std::vector<ScoreGrade> grades;          ///< best first
  std::vector<ScoreBand> bands;            ///< best first; none where no person's judgement is provided for
  std::vector<ScorePart> parts;
  std::vector<ScoringRule> rules;
  Citation citation;
  SourceLine at;

  /// Of that indicator, else of its part; nothing when the table has neither.
  const ScoringRule* rule_for(std::string_view folded_name, std::string_view part) const;
  /// Whether a rule says how many points an indicator can have.
  bool gives_weights() const;
  /// The grade on half-open bands: 89.995 is 良 where 优 begins at 90. Empty when there are no grades.
  std::string grade_of(const Ratio& score) const;
  /// The band of a share in %, 0 to 100; nothing when the scheme has no bands.
  const ScoreBand* band_of(const Decimal& share) const;
};

/// The schemes of a scoring.toml. Strict.
Result<std::vector<Scheme>> read_schemes(const EmbeddedFile& file);

/// The schemes of a pack and of its parents, a child's before its parent's of the same id.
Result<std::vector<Scheme>> schemes_of(const Packs& packs, const Pack& pack,
                                       std::span<const EmbeddedFile> files);

}  // namespace hengji::policy
