#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/pack.h"
#include "service/desk.h"

namespace hengji::service {

/// An indicator that a department may want, and on what ground.
struct Recommendation {
  std::string level1;  ///< where plans have it; empty when none was seen
  std::string level2;
  std::string name;
  std::string key;      ///< the name as it is compared
  std::string typical;  ///< the target of the year that it was given last
  Text why;
  const policy::LibraryEntry* entry = nullptr;  ///< what the pack knows of it
};

/// First what the department had in its newest plan, then what departments of its sort have published, then
/// what the pack has for everybody. `department` may be missing: then only the last.
Answer<std::vector<Recommendation>> recommendations(Desk& desk, const store::Department* department,
                                                    const policy::Pack& pack);

/// The name without the place at its beginning: 青槐市科学技术局 and 栖岚县科学技术局 are of one sort.
std::string sort_of_department(std::string_view name);

}  // namespace hengji::service
