#pragma once

#include <span>
#include <vector>

#include "readers/page/page.h"

namespace hengji::readers::page {

/// A straight stretch: a level one at height `at` from left to right, an upright one at `at` from top to
/// bottom.
struct Rule {
  double at = 0;
  double from = 0;
  double to = 0;
};

/// Two rulings nearer than this are one; a line that ends this near to another touches it.
inline constexpr double touching = 3.0;

/// Rules that hang together, and the rectangle they span.
struct Frame {
  std::vector<Rule> level;
  std::vector<Rule> upright;
  Box box;
};

/// The drawn lines with pieces joined and doubles made one, in frames: rules that touch belong together.
/// Frames are ordered from top to bottom.
std::vector<Frame> frames_of(std::span<const Ruling> rulings);

/// Numbers that are nearer than `touching`, each group as its mean; sorted.
std::vector<double> snapped(std::vector<double> values);

/// How much of from..to the rules at that height cover, 0 to 1.
double covered(std::span<const Rule> rules, double at, double from, double to);

}  // namespace hengji::readers::page
