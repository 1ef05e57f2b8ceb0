#pragma once

#include "store/calendar.h"
#include "store/sql/mapping.h"

namespace hengji::store::sql {

template <>
struct Mapping<Window> {
  static constexpr std::string_view table = "calendar_window";
  static constexpr std::size_t keys = 1;
  static constexpr auto columns =
      std::tuple(column("id", &Window::id), column("region", &Window::region), column("year", &Window::year),
                 column("stage", &Window::stage), column("opens", &Window::opens),
                 column("closes", &Window::closes), column("warn_days", &Window::warn_days));
};

template <>
struct Mapping<WindowException> {
  static constexpr std::string_view table = "window_exception";
  static constexpr std::size_t keys = 2;
  static constexpr auto columns = std::tuple(
      column("calendar_window", &WindowException::window), column("department", &WindowException::department),
      column("until", &WindowException::until), column("reason", &WindowException::reason),
      column("person", &WindowException::person), column("at", &WindowException::at));
};

template <>
struct Mapping<Task> {
  static constexpr std::string_view table = "task";
  static constexpr std::size_t keys = 1;
  static constexpr auto columns =
      std::tuple(column("id", &Task::id), column("key", &Task::key), column("kind", &Task::kind),
                 column("title", &Task::title), column("region", &Task::region),
                 column("department", &Task::department), column("person", &Task::person),
                 column("role", &Task::role), column("dossier", &Task::dossier), column("due", &Task::due),
                 column("link", &Task::link), column("created", &Task::created), column("done", &Task::done));
};

template <>
struct Mapping<Notification> {
  static constexpr std::string_view table = "notification";
  static constexpr std::size_t keys = 1;
  static constexpr auto columns =
      std::tuple(column("id", &Notification::id), column("person", &Notification::person),
                 column("kind", &Notification::kind), column("title", &Notification::title),
                 column("link", &Notification::link), column("at", &Notification::at),
                 column("seen", &Notification::seen));
};

template <>
struct Mapping<SeenMark> {
  static constexpr std::string_view table = "seen_mark";
  static constexpr std::size_t keys = 2;
  static constexpr auto columns =
      std::tuple(column("subject", &SeenMark::subject), column("person", &SeenMark::person),
                 column("at", &SeenMark::at));
};

template <>
struct Mapping<Message> {
  static constexpr std::string_view table = "message";
  static constexpr std::size_t keys = 1;
  static constexpr auto columns = std::tuple(
      column("id", &Message::id), column("key", &Message::key), column("recipient", &Message::recipient),
      column("subject", &Message::subject), column("body", &Message::body), column("state", &Message::state),
      column("tries", &Message::tries), column("next_try", &Message::next_try),
      column("error", &Message::error));
};

}  // namespace hengji::store::sql
