#include "server/http/events.h"

#include <utility>

#include "server/limits.h"

namespace hengji::http {
namespace {

void append_event(std::string& out, std::string_view event, std::string_view data) {
  out.append("event: ").append(event).append("\n");
  while (true) {
    std::size_t end = data.find('\n');
    out.append("data: ").append(data.substr(0, end)).append("\n");
    if (end == std::string_view::npos) break;
    data.remove_prefix(end + 1);
  }
  out += '\n';
}

}  // namespace

bool EventQueue::push(std::string_view event, std::string_view data, std::string_view id) {
  std::string lines;
  if (!id.empty()) lines.append("id: ").append(id).append("\n");
  append_event(lines, event, data);
  return append(lines);
}

bool EventQueue::begin_at(std::string_view id) {
  return append(std::string("id: ").append(id).append("\n\n"));
}

bool EventQueue::append(std::string_view lines) {
  std::lock_guard lock(mutex_);
  if (closed_) return false;
  waiting_ += lines;
  if (waiting_.size() > limits::waiting_event_bytes) {
    closed_ = true;
    waiting_.clear();
  }
  if (wake_) wake_();
  return !closed_;
}

void EventQueue::close() {
  std::lock_guard lock(mutex_);
  closed_ = true;
  if (wake_) wake_();
}

bool EventQueue::is_closed() const {
  std::lock_guard lock(mutex_);
  return closed_;
}

std::string EventQueue::take() {
  std::lock_guard lock(mutex_);
  return std::exchange(waiting_, {});
}

void EventQueue::on_change(std::function<void()> wake) {
  std::lock_guard lock(mutex_);
  wake_ = std::move(wake);
}

}  // namespace hengji::http
