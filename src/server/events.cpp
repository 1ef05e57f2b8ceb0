#include "server/events.h"

#include <fmt/format.h>

#include "server/limits.h"
#include "service/desk.h"
#include "store/store.h"

namespace hengji::server {
namespace {

constexpr std::chrono::milliseconds pause{500};
constexpr int most_at_once = 200;

/// Whether somebody may hear of it. In doubt not.
bool may_hear(const service::House& house, const service::Actor& actor, const store::Event& event) {
  if (!event.person.empty()) return event.person == actor.id;
  auto heard = house.store.read([&](store::Transaction& transaction) -> Result<bool> {
    service::Desk desk(house, actor, transaction);
    if (event.department.empty()) {
      auto in_region = desk.may_in_region(service::Capability::see_plans, event.region);
      return in_region.value_or(false);
    }
    auto department = desk.department(event.department);
    if (!department) return false;
    return desk.may(service::Capability::see_plans, *department).value_or(false);
  });
  return heard.value_or(false);
}

}  // namespace

void Events::start(const service::House& house, store::Store& store) {
  thread_ = std::thread([this, &house, &store] { run(house, store); });
}

void Events::stop() {
  {
    std::lock_guard lock(mutex_);
    is_ending_ = true;
    for (const Listener& listener : listeners_) listener.queue->close();
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Events::nudge() {
  {
    std::lock_guard lock(mutex_);
    is_nudged_ = true;
  }
  wake_.notify_all();
}

std::shared_ptr<http::EventQueue> Events::listen(const service::Actor& actor) {
  std::lock_guard lock(mutex_);
  listeners_.remove_if([](const Listener& listener) { return listener.queue->is_closed(); });
  if (listeners_.size() >= limits::event_listeners || is_ending_) return nullptr;
  listeners_.push_back({actor, std::make_shared<http::EventQueue>()});
  return listeners_.back().queue;
}

void Events::hand_out(const service::House& house, const store::Event& event) {
  std::list<Listener> listeners;
  {
    std::lock_guard lock(mutex_);
    listeners = listeners_;
  }
  for (const Listener& listener : listeners)
    if (!listener.queue->is_closed() && may_hear(house, listener.actor, event))
      listener.queue->push(event.kind, event.json);
}

void Events::run(const service::House& house, store::Store& store) {
  std::optional<std::int64_t> seen;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      wake_.wait_for(lock, pause, [this] { return is_nudged_ || is_ending_; });
      if (is_ending_) return;
      is_nudged_ = false;
      if (listeners_.empty() && seen) continue;
    }
    if (!seen) {
      auto last = store.read([](store::Transaction& transaction) { return store::last_event(transaction); });
      if (last) seen = *last;
      continue;
    }
    auto fresh = store.read([&](store::Transaction& transaction) {
      return store::events_after(transaction, *seen, most_at_once);
    });
    if (!fresh) continue;  // the store does not answer; it is asked again
    for (const store::Event& event : *fresh) {
      seen = event.number;
      hand_out(house, event);
    }
  }
}

}  // namespace hengji::server
