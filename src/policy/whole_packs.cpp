#include "policy/whole_packs.h"

#include "policy/monitoring.h"
#include "policy/scoring.h"

namespace hengji::policy {
namespace {

template <typename Value>
Result<void> outcome_of(const Result<Value>& read) {
  if (!read) return tl::make_unexpected(read.error());
  return {};
}

Result<void> read_monitoring(const Packs& packs, const Pack& pack, std::span<const EmbeddedFile> files) {
  for (const EmbeddedFile& file : files)
    if (file.path == pack.id + "/monitoring.toml") return outcome_of(monitoring_of(packs, pack, files));
  return {};
}

}  // namespace

Result<Packs> load_whole(std::span<const EmbeddedFile> files) {
  Packs packs = TRY(Packs::load(files));
  for (const Pack& pack : packs.all()) {
    TRY_VOID(outcome_of(measures_of(packs, pack, files)));
    TRY_VOID(outcome_of(schemes_of(packs, pack, files)));
    TRY_VOID(read_monitoring(packs, pack, files));
  }
  return packs;
}

}  // namespace hengji::policy
