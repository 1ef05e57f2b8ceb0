#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "policy/pack.h"

namespace hengji::policy {

/// The measures of packs, each read when it is first asked for and then kept: reading one takes longer than
/// measuring an indicator by it. May be asked from several threads.
class MeasuresShelf {
 public:
  /// Errors: those of `measures_of`; what failed is read again the next time.
  Result<std::shared_ptr<const Measures>> of(const Packs& packs, const Pack& pack,
                                             std::span<const EmbeddedFile> files);

 private:
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const Measures>, std::less<>> by_pack_;
};

}  // namespace hengji::policy
