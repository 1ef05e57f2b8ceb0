#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

#include "store/sql/connection.h"

namespace hengji::store::sql {

/// Lets those who write to a database that takes one writer at a time share a commit, for a commit waits for
/// the disk as long as many writers work. Whoever finds others waiting leaves the transaction open for the
/// next of them; all of them are told when what they wrote together is on the disk. Each works within a
/// savepoint of its own, so what one of them fails to do undoes nothing of the others.
class SharedCommit {
 public:
  using Work = std::function<Result<void>(Connection&)>;

  /// Waits at most `patience` seconds for those who came before.
  SharedCommit(Connections& connections, int patience) : connections_(connections), patience_(patience) {}

  /// When this gives no error, what the work wrote is on the disk; when it does, nothing of it is.
  Result<void> run(const Work& work);

 private:
  struct Group;
  struct Waiter;

  Result<void> take_turn();
  void pass_turn();
  /// Gives the turn to whoever waits longest; `mutex_` is held.
  void call_next();
  /// Passes the turn with the transaction left open. False when nobody waits, or the group has had its time.
  bool hand_on(const Group& group);
  Result<std::shared_ptr<Group>> join();
  void undo(Group& group);
  void end_turn(Group& group);
  /// Ends the transaction; all who wrote in it are told.
  void settle(Group& group, Result<void> outcome);
  Result<void> outcome_of(Group& group);

  Connections& connections_;
  int patience_;
  std::mutex mutex_;
  std::deque<Waiter*> waiting_;
  bool is_taken_ = false;
  std::shared_ptr<Group> open_;  ///< of whoever has the turn
};

}  // namespace hengji::store::sql
