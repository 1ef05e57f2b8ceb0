#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>

#include "base/digest.h"
#include "server/fetch.h"
#include "server/rounds/rounds.h"
#include "service/desk.h"
#include "store/events.h"
#include "store/jobs.h"

namespace hengji::server {
namespace {

constexpr std::chrono::seconds lease{120};
constexpr int most_at_once = 20;
constexpr std::chrono::seconds most_of_a_round{5};
constexpr std::int64_t most_tries = 10;

bool asks_for(const store::Webhook& webhook, std::string_view kind) {
  std::string_view events = webhook.events;
  while (!events.empty()) {
    std::size_t end = events.find(' ');
    if (events.substr(0, end) == kind) return true;
    events = end == std::string_view::npos ? std::string_view() : events.substr(end + 1);
  }
  return false;
}

/// One id for an event and a webhook, whichever server makes the delivery.
std::string delivery_id(const store::Event& event, const store::Webhook& webhook) {
  return sha256(fmt::format("{}:{}", event.number, webhook.id)).substr(0, 26);
}

Result<std::int64_t> queue_new(Site& site, std::int64_t seen, store::Instant now) {
  return site.store->write([&](store::Transaction& transaction) -> Result<std::int64_t> {
    auto webhooks = TRY(store::webhooks(transaction));
    if (webhooks.empty()) return store::last_event(transaction);
    std::int64_t last = seen;
    for (const store::Event& event : TRY(store::events_after(transaction, seen, 200))) {
      last = event.number;
      for (const store::Webhook& webhook : webhooks) {
        bool is_older = event.at < webhook.created;
        if (!webhook.active || is_older || !asks_for(webhook, event.kind)) continue;
        if (!event.person.empty() && event.person != webhook.person) continue;
        TRY_VOID(store::add_delivery(transaction, {.id = delivery_id(event, webhook),
                                                   .webhook = webhook.id,
                                                   .event = event.kind,
                                                   .payload = event.json,
                                                   .state = "waiting",
                                                   .next_try = now}));
      }
    }
    return last;
  });
}

/// Empty when the other side took it, else why not.
std::string posted(const store::Webhook& webhook, const store::Delivery& delivery) {
  auto answer = fetch({.url = webhook.url,
                       .upload = delivery.payload,
                       .headers = {"Content-Type: application/json", "X-Hengji-Event: " + delivery.event,
                                   "X-Hengji-Delivery: " + delivery.id,
                                   "X-Hengji-Signature: " + signature_of(webhook.secret, delivery.payload)},
                       .who = {"回调地址", "the webhook"}});
  if (!answer) return answer.error().message.en;
  return answer->status >= 200 && answer->status < 300 ? std::string()
                                                       : fmt::format("status {}", answer->status);
}

void deliver_one(Site& site, const std::vector<store::Webhook>& webhooks, store::Delivery delivery,
                 store::Instant now) {
  auto webhook = std::ranges::find(webhooks, delivery.webhook, &store::Webhook::id);
  delivery.error = webhook == webhooks.end() ? "the webhook was removed" : posted(*webhook, delivery);
  ++delivery.tries;
  bool is_over = webhook == webhooks.end() || delivery.tries >= most_tries;
  delivery.state = delivery.error.empty() ? "delivered" : is_over ? "failed" : "waiting";
  if (delivery.state == "waiting") delivery.next_try = next_try(delivery.tries, now);
  auto kept = site.store->write([&](store::Transaction& transaction) -> Result<bool> {
    TRY_VOID(store::put_delivery(transaction, delivery));
    return true;
  });
  if (!kept || delivery.state == "failed")
    site.log->event(Log::Severity::warning, "delivery failed",
                    Json::object().set("delivery", delivery.id).set("why", delivery.error));
}

/// Gives how many were tried.
int deliver_some(Site& site, store::Instant now) {
  std::vector<store::Webhook> webhooks;
  auto waiting =
      site.store->write([&](store::Transaction& transaction) -> Result<std::vector<store::Delivery>> {
        webhooks = TRY(store::webhooks(transaction));
        if (webhooks.empty()) return std::vector<store::Delivery>();
        return store::take_deliveries(transaction, now, lease, most_at_once);
      });
  if (!waiting) return 0;
  for (store::Delivery& delivery : *waiting) deliver_one(site, webhooks, std::move(delivery), now);
  return static_cast<int>(waiting->size());
}

}  // namespace

std::string signature_of(std::string_view secret, std::string_view payload) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<const unsigned char*>(payload.data()), payload.size(), digest.data(), &size);
  std::string text = "sha256=";
  for (unsigned int i = 0; i < size; ++i) text += fmt::format("{:02x}", digest[i]);
  return text;
}

std::int64_t deliver(Site& site, std::int64_t seen, store::Instant now) {
  for (std::int64_t before = -1; before != seen;) {
    before = seen;
    seen = queue_new(site, seen, now).value_or(seen);
  }
  // A county's approvals come by the hundred; what one side keeps waiting is left for the next round.
  const auto until = std::chrono::steady_clock::now() + most_of_a_round;
  while (deliver_some(site, now) == most_at_once && std::chrono::steady_clock::now() < until) {
  }
  return seen;
}

}  // namespace hengji::server
