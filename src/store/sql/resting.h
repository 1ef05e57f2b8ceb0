#pragma once

#include <array>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "store/sql/connection.h"

namespace hengji::store::sql {

/// How many may write and how many may read at the same time.
class Places {
 public:
  Places(int writers, int readers) : free_{readers, writers} {}

  /// Waits for a place; Error `io` after `patience` seconds.
  Result<void> enter(Transaction::Access access, int patience);
  void leave(Transaction::Access access);

 private:
  std::mutex mutex_;
  std::condition_variable left_;
  std::array<int, 2> free_;
};

/// Connections that nobody uses at present.
class Resting {
 public:
  /// Nothing when there is none.
  std::unique_ptr<Connection> pop(Transaction::Access access);
  void push(std::unique_ptr<Connection> connection, Transaction::Access access);

 private:
  std::mutex mutex_;
  std::array<std::vector<std::unique_ptr<Connection>>, 2> connections_;
};

}  // namespace hengji::store::sql
