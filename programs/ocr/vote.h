#pragma once

#include <span>

#include "recogniser.h"

namespace hengji::ocr {

/// The confidence of a character that only a vote of several readings gave: below what passes for certain, so
/// that a person is asked to compare it.
constexpr double by_vote = 0.49;

/// Makes one line of several readings of the same one. The first is the one that the others are held
/// against; `x` counts alike in all. A character stands where the readings agree on it most, weighed by how
/// sure each was; one that the first reading lacks must be seen by most of the others, one that the others
/// lack goes. Where they disagree the confidence falls.
Characters agreed(std::span<const Characters> readings, double height);

}  // namespace hengji::ocr
