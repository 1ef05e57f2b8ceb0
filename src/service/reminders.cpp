#include <fmt/format.h>

#include "service/jobs.h"
#include "service/tasks.h"
#include "service/transact.h"
#include "store/calendar.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;
constexpr int people_at_once = 500;

/// A thing is told when it is near, and once more when it is late.
std::string key_of(const Due& due, std::string_view person) {
  return fmt::format("{}:{}:{}", person, due.id, due.is_overdue ? "late" : "near");
}

store::Message message_of(const Due& due, const store::Person& person, store::Instant now) {
  store::Message message;
  message.id = store::new_id();
  message.key = key_of(due, person.id);
  message.recipient = person.email;
  message.subject = fmt::format("{}{}", due.is_overdue ? "【逾期】" : "【提醒】", due.title.zh);
  message.body = fmt::format("{}\n{}{}\n", due.title.zh, due.day ? "截止日期：" : "",
                             due.day ? to_string(*due.day) : "");
  message.state = "waiting";
  message.next_try = now;
  return message;
}

/// A message is kept for those without an address too: it is how the store knows that they were told.
Answer<std::size_t> remind(Desk& desk, const store::Person& person) {
  std::size_t told = 0;
  for (const Due& due : TRY(tasks_of(desk))) {
    if (!due.is_near && !due.is_overdue) continue;
    store::Message message = message_of(due, person, desk.actor().now);
    if (person.email.empty()) message.state = "sent";
    if (!TRY(store::add_message(desk.transaction(), message))) continue;
    store::Notification notification;
    notification.id = store::new_id();
    notification.person = person.id;
    notification.kind = due.is_overdue ? "overdue" : "due";
    notification.title = due.title;
    notification.link = due.link;
    notification.at = desk.actor().now;
    TRY_VOID(store::add_notification(desk.transaction(), notification));
    ++told;
  }
  return told;
}

}  // namespace

Answer<std::size_t> send_reminders(const House& house, store::Instant now) {
  std::size_t told = 0;
  store::Page page{.limit = people_at_once, .after = {}};
  Actor system;
  system.now = now;
  do {
    auto part =
        TRY(transact(house, system, Access::read, [&](Desk& desk) -> Answer<store::Listing<store::Person>> {
          return TRY(store::people(desk.transaction(), "", page));
        }));
    for (const store::Person& person : part.items) {
      if (!person.active) continue;
      Actor actor = TRY(actor_for(house, person.id, now, "reminders", Language::zh));
      told += TRY(transact(house, actor, Access::write,
                           [&](Desk& desk) -> Answer<std::size_t> { return remind(desk, person); }));
    }
    page.after = part.next;
  } while (!page.after.empty());
  return told;
}

}  // namespace hengji::service
