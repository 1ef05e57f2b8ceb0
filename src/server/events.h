#pragma once

#include <condition_variable>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "server/http/events.h"
#include "service/actor.h"
#include "store/events.h"

namespace hengji::store {
class Store;
}

namespace hengji::service {
struct House;
}

namespace hengji::server {

/// Hands the store's events to those who listen here. Every replica reads the same table, so it does not
/// matter which one a thing happened on.
class Events {
 public:
  ~Events() { stop(); }

  void start(const service::House& house, store::Store& store);
  void stop();
  /// Looks at once instead of at the next half second.
  void nudge();
  /// Nothing when too many listen already. Who comes back says the number of the last event heard, and hears
  /// first what was missed; where that cannot be told any more, an event "missed" asks him to read afresh.
  std::shared_ptr<http::EventQueue> listen(const service::Actor& actor, std::optional<std::int64_t> heard);

 private:
  struct Listener {
    service::Actor actor;
    std::shared_ptr<http::EventQueue> queue;
    std::optional<std::int64_t> heard;
  };
  void run(const service::House& house, store::Store& store);
  void hand_out(const service::House& house, const store::Event& event);
  /// Those who came since the last round hear what they missed up to `seen`, and hear on from there.
  void welcome(const service::House& house, store::Store& store, std::int64_t seen);
  /// False when it is time to end.
  bool wait();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::list<Listener> listeners_;
  std::list<Listener> newcomers_;
  bool is_nudged_ = false;
  bool is_ending_ = false;
  std::thread thread_;
};

}  // namespace hengji::server
