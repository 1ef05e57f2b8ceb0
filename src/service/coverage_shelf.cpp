#include "service/coverage_shelf.h"

#include <utility>

namespace hengji::service {
namespace {

constexpr std::size_t most_dossiers = 5'000;  // about a kilobyte each

}  // namespace

std::optional<Json> CoverageShelf::find(std::string_view dossier, const Stand& stand) const {
  std::lock_guard lock(mutex_);
  auto known = by_dossier_.find(dossier);
  if (known == by_dossier_.end() || !(known->second.stand == stand)) return std::nullopt;
  return known->second.families;
}

void CoverageShelf::keep(std::string_view dossier, const Stand& stand, Json families) {
  std::lock_guard lock(mutex_);
  if (by_dossier_.size() >= most_dossiers) by_dossier_.clear();
  by_dossier_.insert_or_assign(std::string(dossier), Kept{stand, std::move(families)});
}

}  // namespace hengji::service
