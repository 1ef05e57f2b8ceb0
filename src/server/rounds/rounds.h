#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "server/site.h"

namespace hengji::server {

/// What a server does by itself now and then: forgets what is over, reminds people, sends mail, delivers to
/// webhooks. Any number of servers do it on one store; each thing is taken by one of them.
class Rounds {
 public:
  explicit Rounds(Site& site);
  ~Rounds() { stop(); }
  void stop();

 private:
  void run();

  Site& site_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool is_ending_ = false;
  std::thread thread_;
};

/// Sends the mail that waits, by SMTP. What fails is tried again later, ten times at most.
void send_mail(Site& site, store::Instant now);

/// Turns new events into deliveries for the webhooks that asked for them, and delivers those that wait.
/// Gives the number of the last event seen.
std::int64_t deliver(Site& site, std::int64_t seen, store::Instant now);

/// "sha256=…": HMAC-SHA-256 of the payload with the webhook's secret.
std::string signature_of(std::string_view secret, std::string_view payload);

/// When a failed thing is tried again: a minute after the first try, then twice as long each time.
store::Instant next_try(std::int64_t tries, store::Instant now);

}  // namespace hengji::server
