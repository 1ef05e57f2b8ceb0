#include "server/events.h"

#include <fmt/format.h>

#include "server/limits.h"
#include "service/desk.h"
#include "store/store.h"

namespace hengji::server {
namespace {

constexpr std::chrono::milliseconds pause{500};
constexpr int most_at_once = 200;
constexpr std::int64_t most_missed = 1'000;

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

/// What happened after the event `heard`, up to the event `seen`.
void tell_missed(const service::House& house, store::Store& store, const service::Actor& actor,
                 http::EventQueue& queue, std::int64_t heard, std::int64_t seen) {
  if (heard == seen) return;
  std::vector<store::Event> missed;
  if (heard < seen && seen - heard <= most_missed) {
    auto found = store.read([&](store::Transaction& transaction) {
      return store::events_after(transaction, heard, static_cast<int>(seen - heard));
    });
    if (found) missed = *std::move(found);
  }
  // Events are numbered without gaps and forgotten after a day; a store may also have been restored.
  bool is_whole = !missed.empty() && missed.front().number == heard + 1;
  if (!is_whole) {
    queue.push("missed", "{}", std::to_string(seen));
    return;
  }
  for (const store::Event& event : missed)
    if (may_hear(house, actor, event)) queue.push(event.kind, event.json, std::to_string(event.number));
}

}  // namespace

void Events::start(const service::House& house, store::Store& store) {
  thread_ = std::thread([this, &house, &store] { run(house, store); });
}

void Events::stop() {
  {
    std::lock_guard lock(mutex_);
    is_ending_ = true;
    for (const auto* group : {&listeners_, &newcomers_})
      for (const Listener& listener : *group) listener.queue->close();
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

std::shared_ptr<http::EventQueue> Events::listen(const service::Actor& actor,
                                                 std::optional<std::int64_t> heard) {
  std::lock_guard lock(mutex_);
  listeners_.remove_if([](const Listener& listener) { return listener.queue->is_closed(); });
  if (listeners_.size() + newcomers_.size() >= limits::event_listeners || is_ending_) return nullptr;
  newcomers_.push_back({actor, std::make_shared<http::EventQueue>(), heard});
  return newcomers_.back().queue;
}

void Events::hand_out(const service::House& house, const store::Event& event) {
  std::list<Listener> listeners;
  {
    std::lock_guard lock(mutex_);
    listeners = listeners_;
  }
  for (const Listener& listener : listeners)
    if (!listener.queue->is_closed() && may_hear(house, listener.actor, event))
      listener.queue->push(event.kind, event.json, std::to_string(event.number));
}

void Events::welcome(const service::House& house, store::Store& store, std::int64_t seen) {
  std::list<Listener> newcomers;
  {
    std::lock_guard lock(mutex_);
    newcomers.swap(newcomers_);
  }
  for (const Listener& listener : newcomers)
    if (listener.heard)
      tell_missed(house, store, listener.actor, *listener.queue, *listener.heard, seen);
    else
      listener.queue->begin_at(std::to_string(seen));
  std::lock_guard lock(mutex_);
  if (is_ending_)
    for (const Listener& listener : newcomers) listener.queue->close();
  listeners_.splice(listeners_.end(), newcomers);
}

bool Events::wait() {
  std::unique_lock lock(mutex_);
  wake_.wait_for(lock, pause, [this] { return is_nudged_ || is_ending_; });
  is_nudged_ = false;
  return !is_ending_;
}

void Events::run(const service::House& house, store::Store& store) {
  std::optional<std::int64_t> seen;
  while (wait()) {
    bool has_listeners, has_newcomers;
    {
      std::lock_guard lock(mutex_);
      has_listeners = !listeners_.empty();
      has_newcomers = !newcomers_.empty();
    }
    if (!has_listeners && !has_newcomers) continue;
    if (!has_listeners) {
      auto last = store.read([](store::Transaction& transaction) { return store::last_event(transaction); });
      if (!last) continue;  // the store does not answer; it is asked again
      seen = *last;
    }
    welcome(house, store, *seen);
    auto fresh = store.read([&](store::Transaction& transaction) {
      return store::events_after(transaction, *seen, most_at_once);
    });
    if (!fresh) continue;
    for (const store::Event& event : *fresh) {
      seen = event.number;
      hand_out(house, event);
    }
  }
}

}  // namespace hengji::server
