#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"

namespace hengji::service {

/// How the families of rules came out for each plan, kept as long as what was judged stands: judging the
/// plans of a county takes a tenth of a second, and its overview is asked for again and again. May be used
/// from several threads.
class CoverageShelf {
 public:
  /// What was judged: revisions are never altered.
  struct Stand {
    std::int64_t revision = 0;
    std::int64_t last_year = 0;  ///< the version of the dossier of the year before; 0 when there is none

    bool operator==(const Stand&) const = default;
  };

  std::optional<Json> find(std::string_view dossier, const Stand& stand) const;
  void keep(std::string_view dossier, const Stand& stand, Json families);

 private:
  struct Kept {
    Stand stand;
    Json families;
  };
  mutable std::mutex mutex_;
  std::map<std::string, Kept, std::less<>> by_dossier_;
};

}  // namespace hengji::service
