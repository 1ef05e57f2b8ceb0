#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "store/transaction.h"

namespace hengji::store {

/// From when to when a stage of the year is open in a region.
struct Window {
  std::string id;
  std::string region;
  int year = 0;
  std::string stage;  ///< "declare", "adjust", "monitor", "self_evaluate", …
  Date opens{};
  Date closes{};  ///< the last day
  int warn_days = 0;
};

/// A department that has longer.
struct WindowException {
  std::string window;
  std::string department;
  Date until{};
  std::string reason;
  std::string person;  ///< who granted it
  Instant at{};
};

/// Something that a person or the holders of a role have to do.
struct Task {
  std::string id;
  std::string key;  ///< one open task a key: making it again changes it
  std::string kind;
  Text title;
  std::string region;
  std::string department;
  std::optional<std::string> person;  ///< nothing: whoever holds `role` there
  std::string role;
  std::optional<std::string> dossier;
  std::optional<Date> due;
  std::string link;
  Instant created{};
  std::optional<Instant> done;
};

struct Notification {
  std::string id;
  std::string person;
  std::string kind;
  Text title;
  std::string link;
  Instant at{};
  std::optional<Instant> seen;
};

/// That a person has seen something: "320585-2026-…/indicators/3".
struct SeenMark {
  std::string person;
  std::string subject;
  Instant at{};
};

/// A message that is to leave the house: e-mail. One a key, so that a reminder is sent once.
struct Message {
  std::string id;
  std::string key;
  std::string recipient;
  std::string subject;
  std::string body;
  std::string state;  ///< "waiting", "sent", "failed"
  std::int64_t tries = 0;
  Instant next_try{};
  std::string error;
};

Result<void> put_window(Transaction& transaction, const Window& window);
Result<std::optional<Window>> find_window(Transaction& transaction, std::string_view id);
Result<std::vector<Window>> windows(Transaction& transaction, std::optional<std::string> region,
                                    std::optional<int> year);
Result<void> put_exception(Transaction& transaction, const WindowException& exception);
Result<std::vector<WindowException>> exceptions(Transaction& transaction, std::string_view window);

Result<void> put_task(Transaction& transaction, const Task& task);
Result<void> finish_task(Transaction& transaction, std::string_view key, Instant at);
/// Not done, by due day: those of the person by name, and those of the roles that fall in the scope.
Result<std::vector<Task>> open_tasks(Transaction& transaction, std::string_view person,
                                     const std::vector<std::string>& roles, const Scope& scope);
Result<std::vector<Task>> tasks_of(Transaction& transaction, std::string_view dossier);

Result<void> add_notification(Transaction& transaction, const Notification& notification);
/// Newest first.
Result<Listing<Notification>> notifications(Transaction& transaction, std::string_view person,
                                            const Page& page);
Result<void> see_notifications(Transaction& transaction, std::string_view person, Instant at);

Result<void> mark_seen(Transaction& transaction, const SeenMark& mark);
/// Marks whose subject begins so.
Result<std::vector<SeenMark>> seen_marks(Transaction& transaction, std::string_view subject_prefix);

/// False when there is a message of that key already.
Result<bool> add_message(Transaction& transaction, const Message& message);
/// Waiting ones whose time has come, oldest first; taken ones are put off by `lease` so that another server
/// does not take them too.
Result<std::vector<Message>> take_messages(Transaction& transaction, Instant at, std::chrono::seconds lease,
                                           int most);
Result<void> put_message(Transaction& transaction, const Message& message);
/// Removes what was sent or given up before, and notifications of before that were seen.
Result<void> sweep_messages(Transaction& transaction, Instant before);

}  // namespace hengji::store
