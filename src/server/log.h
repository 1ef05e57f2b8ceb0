#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "base/json.h"

namespace hengji::server {

/// Lines of JSON on a file descriptor. They name requests, operations, statuses and times; never people,
/// accounts, addresses or contents. Lines are gathered and written a few times a second, so that no request
/// waits for the disk.
class Log {
 public:
  enum class Level { nothing, events, requests };
  enum class Severity { info, warning, error };

  explicit Log(Level level, int descriptor = 2);
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  bool takes_requests() const { return level_ == Level::requests; }
  /// One line with the time, the severity, what happened, and the members.
  void event(Severity severity, std::string_view what, const Json& members = Json::object());
  void request(std::string_view id, std::string_view method, std::string_view operation, int status,
               std::size_t bytes, double milliseconds);

 private:
  void append(std::string line);
  void write_out(std::string_view lines) const;
  void run();

  Level level_;
  int descriptor_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::string waiting_;
  std::size_t lost_ = 0;
  bool is_ending_ = false;
  std::thread writer_;
};

}  // namespace hengji::server
