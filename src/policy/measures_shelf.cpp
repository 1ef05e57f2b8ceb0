#include "policy/measures_shelf.h"

namespace hengji::policy {

Result<std::shared_ptr<const Measures>> MeasuresShelf::of(const Packs& packs, const Pack& pack,
                                                          std::span<const EmbeddedFile> files) {
  std::lock_guard lock(mutex_);
  auto found = by_pack_.find(pack.id);
  if (found == by_pack_.end()) {
    Measures read = TRY(measures_of(packs, pack, files));
    found = by_pack_.emplace(pack.id, std::make_shared<const Measures>(std::move(read))).first;
  }
  return found->second;
}

}  // namespace hengji::policy
