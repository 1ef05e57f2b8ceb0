#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/ratio.h"

namespace hengji::policy {
struct Pack;
}

namespace hengji::service {

/// What was made of each plan, kept as long as what it was made of stands: looking at the plans of a county
/// takes a tenth of a second, and its overview is asked for again and again. `Stand` says what it was made
/// of, such as a revision, which is never altered. May be used from several threads.
template <typename Stand, typename Value>
class PlanShelf {
 public:
  std::optional<Value> find(std::string_view dossier, const Stand& stand) const {
    std::lock_guard lock(mutex_);
    auto known = by_dossier_.find(dossier);
    if (known == by_dossier_.end() || !(known->second.first == stand)) return std::nullopt;
    return known->second.second;
  }
  void keep(std::string_view dossier, const Stand& stand, Value value) {
    std::lock_guard lock(mutex_);
    if (by_dossier_.size() >= most_dossiers) by_dossier_.clear();
    by_dossier_.insert_or_assign(std::string(dossier), std::pair(stand, std::move(value)));
  }

 private:
  static constexpr std::size_t most_dossiers = 5'000;  // about a kilobyte each

  mutable std::mutex mutex_;
  std::map<std::string, std::pair<Stand, Value>, std::less<>> by_dossier_;
};

/// How the families of rules came out for a plan.
struct CoverageStand {
  std::int64_t revision = 0;
  std::int64_t last_year = 0;  ///< the version of the dossier of the year before; 0 when there is none

  bool operator==(const CoverageStand&) const = default;
};
using CoverageShelf = PlanShelf<CoverageStand, Json>;

/// The money that a plan states, in 万元.
struct PlannedMoney {
  struct Part {
    std::string name;
    Ratio amount;
  };
  std::optional<Ratio> budget;  ///< nothing where no unit of money is written
  std::string written;
  std::vector<Part> parts;
  const policy::Pack* pack = nullptr;  ///< that the plan follows
};
/// By revision.
using MoneyShelf = PlanShelf<std::int64_t, PlannedMoney>;

}  // namespace hengji::service
