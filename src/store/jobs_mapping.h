#pragma once

#include "store/jobs.h"
#include "store/sql/mapping.h"

namespace hengji::store::sql {

template <>
struct Mapping<Job> {
  static constexpr std::string_view table = "job";
  static constexpr std::size_t keys = 1;
  static constexpr auto columns = std::tuple(
      column("id", &Job::id), column("key", &Job::key), column("kind", &Job::kind),
      column("person", &Job::person), column("input", &Job::input), column("state", &Job::state),
      column("progress", &Job::progress), column("message", &Job::message), column("result", &Job::result),
      column("created", &Job::created), column("started", &Job::started), column("finished", &Job::finished),
      column("owner", &Job::owner), column("lease_until", &Job::lease_until),
      column("attempts", &Job::attempts), column("cancel_requested", &Job::cancel_requested));
};

template <>
struct Mapping<Webhook> {
  static constexpr std::string_view table = "webhook";
  static constexpr std::size_t keys = 1;
  static constexpr auto columns =
      std::tuple(column("id", &Webhook::id), column("person", &Webhook::person), column("url", &Webhook::url),
                 column("secret", &Webhook::secret), column("events", &Webhook::events),
                 column("active", &Webhook::active), column("created", &Webhook::created));
};

template <>
struct Mapping<Delivery> {
  static constexpr std::string_view table = "delivery";
  static constexpr std::size_t keys = 1;
  static constexpr auto columns =
      std::tuple(column("id", &Delivery::id), column("webhook", &Delivery::webhook),
                 column("event", &Delivery::event), column("payload", &Delivery::payload),
                 column("state", &Delivery::state), column("tries", &Delivery::tries),
                 column("next_try", &Delivery::next_try), column("error", &Delivery::error));
};

}  // namespace hengji::store::sql
