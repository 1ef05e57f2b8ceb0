#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/plan.h"
#include "store/organization.h"

namespace hengji::service {

/// Which department a plan that was read from a file belongs to.
struct Match {
  enum class Certainty {
    sure,      ///< its name, its code or its credit code is that of one department
    doubtful,  ///< one or several are like it: a person has to say
    none,
  };
  Certainty certainty = Certainty::none;
  std::vector<store::Department> candidates;  ///< the best first; of a sure match the only one
};

std::string_view name(Match::Certainty certainty);

/// By the name as it is compared (space, width and brackets like （机关） left out), by budget code or credit
/// code in the file's name, then by what is alike: one name in the other, or without the region's name.
Match match(const Plan& plan, std::string_view file_name, const std::vector<store::Department>& departments);

}  // namespace hengji::service
