#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace hengji::http {

/// Server-sent events on their way to one client. Filled from any thread. A client that does not keep up is
/// let go: it reconnects and reads afresh.
class EventQueue {
 public:
  /// One event; a client that comes back says the id of the last that it heard. Returns false when the client
  /// is gone, and the queue may be forgotten.
  bool push(std::string_view event, std::string_view data, std::string_view id = {});
  /// Tells the client what it has heard when it has heard nothing yet.
  bool begin_at(std::string_view id);
  void close();
  bool is_closed() const;

  /// What is waiting, as it goes over the wire; empty when nothing is.
  std::string take();
  /// Called, from any thread, when something was pushed or the queue was closed.
  void on_change(std::function<void()> wake);

 private:
  bool append(std::string_view lines);

  mutable std::mutex mutex_;
  std::string waiting_;
  bool closed_ = false;
  std::function<void()> wake_;
};

}  // namespace hengji::http
