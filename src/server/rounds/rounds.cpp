#include "server/rounds/rounds.h"

#include "service/jobs.h"
#include "store/access.h"
#include "store/calendar.h"
#include "store/events.h"
#include "store/files.h"
#include "store/jobs.h"

namespace hengji::server {
namespace {

constexpr std::chrono::seconds between_rounds{5};
constexpr int rounds_between_sweeps = 12;
constexpr int rounds_between_reminders = 180;
constexpr std::chrono::hours keep_answers{24};

void sweep(Site& site, store::Instant now) {
  auto swept = site.store->write([&](store::Transaction& transaction) -> Result<bool> {
    TRY_VOID(store::sweep_access(transaction, now, keep_answers));
    TRY_VOID(store::sweep_messages(transaction, now - site.settings.keep_messages));
    TRY_VOID(store::sweep_deliveries(transaction, now - site.settings.keep_messages));
    TRY_VOID(store::sweep_events(transaction, now - std::chrono::hours(24)));
    TRY_VOID(store::sweep_files(transaction, now - std::chrono::hours(24)));
    return true;
  });
  if (!swept)
    site.log->event(Log::Severity::warning, "sweeping failed",
                    Json::object().set("why", swept.error().message.en));
}

void remind(Site& site, store::Instant now) {
  auto reminded = service::send_reminders(*site.house, now);
  if (!reminded)
    site.log->event(Log::Severity::warning, "reminding failed",
                    Json::object().set("why", reminded.error().message.en));
  else if (*reminded != 0)
    site.log->event(Log::Severity::info, "reminded", Json::object().set("people", *reminded));
}

}  // namespace

store::Instant next_try(std::int64_t tries, store::Instant now) {
  return now + std::chrono::minutes(std::int64_t{1} << std::min<std::int64_t>(tries, 10));
}

Rounds::Rounds(Site& site) : site_(site), thread_([this] { run(); }) {}

void Rounds::stop() {
  {
    std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Rounds::run() {
  // From the oldest event that is kept: a delivery is made once, whatever was seen before the last stop.
  std::int64_t seen = 0;
  for (int round = 1;; ++round) {
    {
      std::unique_lock lock(mutex_);
      wake_.wait_for(lock, between_rounds, [this] { return is_ending_; });
      if (is_ending_) return;
    }
    store::Instant now = site_.clock.now();
    seen = deliver(site_, seen, now);
    if (!site_.settings.mail.url.empty()) send_mail(site_, now);
    if (round % rounds_between_sweeps == 0) sweep(site_, now);
    if (round % rounds_between_reminders == 1) remind(site_, now);
  }
}

}  // namespace hengji::server
