#include "store/sql/resting.h"

#include <chrono>

namespace hengji::store::sql {
namespace {

std::size_t index(Transaction::Access access) {
  return static_cast<std::size_t>(access);
}

}  // namespace

Result<void> Places::enter(Transaction::Access access, int patience) {
  std::unique_lock lock(mutex_);
  int& free = free_[index(access)];
  if (!left_.wait_for(lock, std::chrono::seconds(patience), [&] { return free > 0; }))
    return fail(Error::io({"数据库正忙，请稍后再试。", "the database is busy; try again later."}));
  --free;
  return {};
}

void Places::leave(Transaction::Access access) {
  {
    std::lock_guard lock(mutex_);
    ++free_[index(access)];
  }
  left_.notify_all();
}

std::unique_ptr<Connection> Resting::pop(Transaction::Access access) {
  std::lock_guard lock(mutex_);
  auto& waiting = connections_[index(access)];
  if (waiting.empty()) return nullptr;
  auto connection = std::move(waiting.back());
  waiting.pop_back();
  return connection;
}

void Resting::push(std::unique_ptr<Connection> connection, Transaction::Access access) {
  std::lock_guard lock(mutex_);
  connections_[index(access)].push_back(std::move(connection));
}

}  // namespace hengji::store::sql
