#include "store/sql/shared_commit.h"

#include <algorithm>
#include <exception>
#include <optional>

namespace hengji::store::sql {
namespace {

/// Whoever came first waits no longer than this for others to join.
constexpr std::chrono::milliseconds open_at_most{50};
constexpr int most_writers = 200;

Result<void> step(Connection& connection, std::string_view statement) {
  TRY(connection.run(statement, {}, {}));
  return {};
}

Result<void> apart(Connection& connection, const SharedCommit::Work& work) {
  TRY_VOID(step(connection, "SAVEPOINT writer"));
  TRY_VOID(work(connection));
  return step(connection, "RELEASE writer");
}

}  // namespace

struct SharedCommit::Waiter {
  std::condition_variable called;
  bool has_turn = false;
};

struct SharedCommit::Group {
  explicit Group(Borrowed borrowed) : connection(std::move(borrowed)) {}

  std::optional<Borrowed> connection;  ///< until the transaction ends
  std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
  int writers = 0;
  int kept = 0;  ///< of them, those whose work stands
  std::condition_variable ended;
  std::optional<Result<void>> outcome;
};

Result<void> SharedCommit::take_turn() {
  std::unique_lock lock(mutex_);
  if (!std::exchange(is_taken_, true)) return {};
  Waiter own;
  waiting_.push_back(&own);
  if (own.called.wait_for(lock, std::chrono::seconds(patience_), [&] { return own.has_turn; })) return {};
  std::erase(waiting_, &own);
  return fail(Error::io({"数据库正忙，请稍后再试。", "the database is busy; try again later."}));
}

void SharedCommit::pass_turn() {
  std::lock_guard lock(mutex_);
  call_next();
}

void SharedCommit::call_next() {
  is_taken_ = !waiting_.empty();
  if (waiting_.empty()) return;
  Waiter& next = *waiting_.front();
  waiting_.pop_front();
  next.has_turn = true;
  next.called.notify_one();
}

bool SharedCommit::hand_on(const Group& group) {
  bool is_full =
      group.writers >= most_writers || std::chrono::steady_clock::now() - group.began >= open_at_most;
  std::lock_guard lock(mutex_);
  if (is_full || waiting_.empty()) return false;
  call_next();
  return true;
}

Result<std::shared_ptr<SharedCommit::Group>> SharedCommit::join() {
  if (!open_) {
    auto group = std::make_shared<Group>(TRY(Borrowed::from(connections_, Transaction::Access::write)));
    TRY_VOID((*group->connection)->begin(Transaction::Access::write));
    open_ = std::move(group);
  }
  ++open_->writers;
  return open_;
}

void SharedCommit::undo(Group& group) {
  Connection& connection = **group.connection;
  Result<void> undone = step(connection, "ROLLBACK TO writer");
  if (undone) undone = step(connection, "RELEASE writer");
  // A full disk takes the whole transaction with it, and what the others wrote.
  if (!undone) settle(group, std::move(undone));
}

void SharedCommit::end_turn(Group& group) {
  if (group.connection) {
    if (hand_on(group)) return;
    // Where nobody wrote anything nothing is committed: what others keep of the store stays good.
    if (group.kept == 0) (*group.connection)->rollback();
    settle(group, group.kept == 0 ? Result<void>() : (*group.connection)->commit());
  }
  pass_turn();
}

void SharedCommit::settle(Group& group, Result<void> outcome) {
  if (!outcome) (*group.connection)->rollback();
  group.connection.reset();
  open_.reset();
  std::lock_guard lock(mutex_);
  group.outcome = std::move(outcome);
  group.ended.notify_all();
}

Result<void> SharedCommit::outcome_of(Group& group) {
  std::unique_lock lock(mutex_);
  group.ended.wait(lock, [&] { return group.outcome.has_value(); });
  return *group.outcome;
}

Result<void> SharedCommit::run(const Work& work) {
  TRY_VOID(take_turn());
  auto joined = join();
  if (!joined) {
    pass_turn();
    return fail(std::move(joined).error());
  }
  Group& group = **joined;
  Result<void> done;
  try {
    done = apart(**group.connection, work);
  } catch (...) {
    undo(group);
    end_turn(group);
    throw;
  }
  if (done)
    ++group.kept;
  else
    undo(group);
  end_turn(group);
  return done ? outcome_of(group) : done;
}

}  // namespace hengji::store::sql
