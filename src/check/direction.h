#pragma once

#include "model/target.h"

namespace hengji::check {

/// Whether a target asks for at least so much.
inline bool is_floor(Comparison comparison) {
  return comparison == Comparison::at_least || comparison == Comparison::more_than;
}

/// Whether a target asks for at most so much.
inline bool is_ceiling(Comparison comparison) {
  return comparison == Comparison::at_most || comparison == Comparison::less_than;
}

/// Whether more is better for one and less for the other.
inline bool point_opposite_ways(Comparison a, Comparison b) {
  return (is_floor(a) && is_ceiling(b)) || (is_ceiling(a) && is_floor(b));
}

}  // namespace hengji::check
