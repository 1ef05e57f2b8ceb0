#pragma once

#include <optional>
#include <string>
#include <vector>

#include "measure/measure.h"
#include "model/plan.h"
#include "score/score.h"

namespace hengji::exchange {

/// A plan that leaves as open data, with what was measured and scored of it where evidence was given.
struct OpenPlan {
  std::string file;  ///< the source's name
  int number = 1;    ///< of the plan in its file
  const Plan* plan = nullptr;
  std::vector<measure::Attainment> attainments;  ///< one an indicator of the plan, or none
  std::optional<score::ScoreSheet> sheet;
};

}  // namespace hengji::exchange
