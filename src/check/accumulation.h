#pragma once

#include <optional>

#include "check/facts.h"
#include "model/target.h"

namespace hengji::check {

/// The targets of an indicator that begins at nothing in January and grows, where both ask for at least so
/// much: only then is the half-year a part of the year.
struct GrowingTargets {
  const Target& half;
  const Target& full;
  Comparable figures;  ///< a of the half-year, b of the year
};

/// Nothing when a figure is missing, when the indicator does not add up over the year (a rate, a price, a
/// stock), or when that is not known.
std::optional<GrowingTargets> growing_targets(const Row& row);

}  // namespace hengji::check
