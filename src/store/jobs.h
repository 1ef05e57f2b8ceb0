#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/transaction.h"

namespace hengji::store {

/// Work that is done in the background. Whoever works on it holds a lease; when that runs out, another may.
struct Job {
  std::string id;
  std::string key;  ///< the same work asked for twice is one job; empty: always a new one
  std::string kind;
  std::string person;
  std::string input;    ///< JSON
  std::string state;    ///< "waiting", "running", "done", "failed", "cancelled"
  double progress = 0;  ///< 0 to 1
  std::string message;  ///< JSON: a Text on what is being done, or on why it failed
  std::string result;   ///< JSON
  Instant created{};
  std::optional<Instant> started;
  std::optional<Instant> finished;
  std::string owner;  ///< the worker that holds the lease
  std::optional<Instant> lease_until;
  std::int64_t attempts = 0;
  bool cancel_requested = false;
};

struct Webhook {
  std::string id;
  std::string person;
  std::string url;
  std::string secret;
  std::string events;  ///< parted by blanks
  bool active = true;
  Instant created{};
};

/// One event on its way to one webhook.
struct Delivery {
  std::string id;
  std::string webhook;
  std::string event;
  std::string payload;
  std::string state;  ///< "waiting", "delivered", "failed"
  std::int64_t tries = 0;
  Instant next_try{};
  std::string error;
};

/// The job as stored: that of the same key when one is waiting, running or done.
Result<Job> add_job(Transaction& transaction, const Job& job);
/// The newest job of a person that has done just that.
Result<std::optional<Job>> find_done(Transaction& transaction, std::string_view kind, std::string_view person,
                                     std::string_view input);
Result<std::optional<Job>> find_job(Transaction& transaction, std::string_view id);
/// Newest first; of everybody when `person` is empty.
Result<Listing<Job>> jobs(Transaction& transaction, std::string_view person, const Page& page);
/// The oldest job that waits, or whose lease ran out, for this worker; nothing when there is none.
Result<std::optional<Job>> take_job(Transaction& transaction, std::string_view owner, Instant at,
                                    std::chrono::seconds lease);
/// Prolongs the lease and tells how far it is. False when the worker lost it, or the job was cancelled.
Result<bool> report_progress(Transaction& transaction, std::string_view id, std::string_view owner,
                             double progress, std::string_view message, Instant lease_until);
/// Ends the job as "done", "failed" or "cancelled". False when the worker had lost its lease: then nothing
/// is written, another worker does or did it.
Result<bool> finish_job(Transaction& transaction, std::string_view id, std::string_view owner,
                        std::string_view state, std::string_view message, std::string_view result,
                        Instant at);
/// A waiting job is cancelled at once, a running one is asked to stop.
Result<void> cancel_job(Transaction& transaction, std::string_view id, Instant at);

Result<void> put_webhook(Transaction& transaction, const Webhook& webhook);
Result<void> remove_webhook(Transaction& transaction, std::string_view id);
Result<std::vector<Webhook>> webhooks(Transaction& transaction);
/// False when there is one of that id already.
Result<bool> add_delivery(Transaction& transaction, const Delivery& delivery);
Result<void> put_delivery(Transaction& transaction, const Delivery& delivery);
/// Removes what was delivered or given up before.
Result<void> sweep_deliveries(Transaction& transaction, Instant before);
/// As take_messages.
Result<std::vector<Delivery>> take_deliveries(Transaction& transaction, Instant at,
                                              std::chrono::seconds lease, int most);

}  // namespace hengji::store
