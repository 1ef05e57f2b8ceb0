#pragma once

#include <span>
#include <vector>

#include "check/rule.h"
#include "document/location.h"
#include "model/plan.h"

namespace hengji::check {

/// A place of the document that is not known for sure: its characters may be others, or it was not read at
/// all.
struct Doubt {
  Location at;
  bool is_unread = false;
};

/// What the reader left open, as far as it says where.
std::vector<Doubt> doubts_of(const Reading& reading);

/// Takes the findings back that rest on what is not known for sure. A rule that loses all of them is not
/// decided; one that loses some says why in its line of coverage.
void withhold(const Rule& rule, const Plan& plan, std::span<const Doubt> doubts, Verdict& verdict);

}  // namespace hengji::check
