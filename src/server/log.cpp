#include "server/log.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>

#include "server/limits.h"
#include "service/actor.h"
#include "store/values.h"

namespace hengji::server {
namespace {

std::string_view word(Log::Severity severity) {
  constexpr std::string_view words[] = {"info", "warning", "error"};
  return words[static_cast<std::size_t>(severity)];
}

}  // namespace

Log::Log(Level level, int descriptor) : level_(level), descriptor_(descriptor) {
  if (level_ != Level::nothing) writer_ = std::thread([this] { run(); });
}

Log::~Log() {
  {
    std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  wake_.notify_all();
  if (writer_.joinable()) writer_.join();
}

void Log::event(Severity severity, std::string_view what, const Json& members) {
  if (level_ == Level::nothing) return;
  Json line = Json::object();
  line.set("at", service::time_text(store::now())).set("level", word(severity)).set("what", what);
  for (const Json::Member& member : *members.as_object()) line.set(member.first, member.second);
  append(line.dump() + "\n");
}

void Log::request(std::string_view id, std::string_view method, std::string_view operation, int status,
                  std::size_t bytes, double milliseconds) {
  append(fmt::format(
      R"({{"at":"{}","level":"info","what":"request","request":"{}","method":"{}","operation":"{}","status":{},"bytes":{},"ms":{:.3f}}})"
      "\n",
      service::time_text(store::now()), id, method, operation, status, bytes, milliseconds));
}

void Log::append(std::string line) {
  std::lock_guard lock(mutex_);
  if (waiting_.size() > limits::waiting_log_bytes) {
    ++lost_;  // the reader of the log is stuck; the requests are not
    return;
  }
  waiting_ += line;
}

void Log::write_out(std::string_view lines) const {
  while (!lines.empty()) {
    ssize_t count = ::write(descriptor_, lines.data(), lines.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    lines.remove_prefix(static_cast<std::size_t>(count));
  }
}

void Log::run() {
  std::unique_lock lock(mutex_);
  while (!is_ending_ || !waiting_.empty()) {
    if (!is_ending_) wake_.wait_for(lock, std::chrono::milliseconds(200));
    std::string lines = std::exchange(waiting_, {});
    std::size_t lost = std::exchange(lost_, 0);
    lock.unlock();
    write_out(lines);
    if (lost != 0)
      write_out(fmt::format(R"({{"level":"warning","what":"log lines lost","lines":{}}})"
                            "\n",
                            lost));
    lock.lock();
  }
}

}  // namespace hengji::server
