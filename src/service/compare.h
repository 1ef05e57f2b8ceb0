#pragma once

#include "service/desk.h"

namespace hengji::service {

/// {"id", "name", "code", "parent", "level"}.
Json region_json(const store::Region& region);

/// How often each value occurs, in the order in which they came.
class Tallies {
 public:
  void add(std::string_view name, std::int64_t count = 1);
  Json json() const;
  const std::vector<std::pair<std::string, std::int64_t>>& counts() const { return counts_; }

 private:
  std::vector<std::pair<std::string, std::int64_t>> counts_;
};

}  // namespace hengji::service
