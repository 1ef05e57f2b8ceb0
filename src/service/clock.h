#pragma once

#include <atomic>

#include "store/values.h"

namespace hengji::service {

/// What time it is: the system's clock, unless a test turned it. It goes on from where it was turned to.
class Clock {
 public:
  store::Instant now() const { return store::now() + store::Instant::duration(ahead_.load()); }
  void turn_to(store::Instant at) { ahead_ = (at - store::now()).count(); }

 private:
  std::atomic<store::Instant::rep> ahead_ = 0;
};

}  // namespace hengji::service
