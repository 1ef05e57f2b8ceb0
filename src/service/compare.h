#pragma once

#include "service/desk.h"
#include "store/contents.h"
#include "store/search.h"

namespace hengji::service {

/// {"id", "name", "code", "parent", "level"}.
Json region_json(const store::Region& region);

/// One thing that was found by searching; `link` is what stands before the dossier in its address.
Json hit_json(const store::SearchHit& hit, const store::Department& department, std::string_view link);

/// One line of an indicator over departments and years.
Answer<Json> across_json(Desk& desk, const store::ComparedIndicator& one);

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
