#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/location.h"

namespace hengji {

struct Headcount {
  std::string name;  ///< 局长, 办公室
  int count = 0;
  Location at;
};

/// 机构设置及人员配置: the passage, and what its sentences state.
struct Organization {
  Located<std::string> text;
  std::optional<int> headcount;  ///< 实有…19人
  std::string headcount_words;   ///< "实有公务员19人"
  Location headcount_at;
  std::optional<int> quota;  ///< 编制数, where it is stated
  std::vector<Headcount> posts;
  std::vector<Headcount> offices;
};

}  // namespace hengji
