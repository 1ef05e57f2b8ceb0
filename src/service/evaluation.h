#pragma once

#include <string>
#include <utility>
#include <vector>

#include "policy/scoring.h"
#include "score/score.h"
#include "service/answer.h"

namespace hengji::service {

/// Points that a person gives to an indicator, by its name.
using GivenPoints = std::vector<std::pair<std::string, Decimal>>;

/// Which lines a person's points may fill.
enum class Givable {
  unscored,  ///< those that could not be computed: the department's own evaluation
  all,       ///< any: a re-evaluation
};

/// The sheet with the points given, its sums and its grade anew. Refuses points for lines that are not there
/// or not givable, and more points than a line's weight.
Answer<score::ScoreSheet> with_points(score::ScoreSheet sheet, const GivenPoints& points, Givable givable,
                                      const policy::Scheme& scheme);

}  // namespace hengji::service
