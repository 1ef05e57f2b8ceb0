#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "store/values.h"

namespace hengji::store {

/// A seal that is computed piece by piece.
class Digest {
 public:
  explicit Digest(Seal with);
  ~Digest();
  Digest(Digest&&) noexcept;
  Digest& operator=(Digest&&) noexcept;

  void add(std::string_view bytes);
  /// "sha256:…" or "sm3:…" of everything added. Ends it.
  std::string text();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hengji::store
