#include "cli/batch.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace hengji::cli {
namespace {

/// How many outcomes of a thread may wait for an earlier one.
constexpr std::size_t ahead_per_job = 64;

/// The line at the counter: threads take numbers, outcomes are handed over in the order of the numbers.
class Line {
 public:
  Line(std::size_t count, std::size_t room, const std::function<void(std::size_t, Outcome&)>& take)
      : count_(count), waiting_(room), take_(take) {}

  /// The next number, once there is room for its outcome; nothing when all are taken.
  std::optional<std::size_t> next() {
    std::unique_lock lock(mutex_);
    room_made_.wait(lock, [&] { return next_ >= count_ || next_ < handed_over_ + waiting_.size(); });
    if (next_ >= count_) return std::nullopt;
    return next_++;
  }

  /// Leaves an outcome; whoever leaves the one that is due hands over all that follow without a gap.
  void leave(std::size_t number, Outcome outcome) {
    std::unique_lock lock(mutex_);
    waiting_[number % waiting_.size()] = std::move(outcome);
    if (is_handing_over_ || number != handed_over_) return;
    is_handing_over_ = true;
    while (auto& due = waiting_[handed_over_ % waiting_.size()]) {
      Outcome taken = std::move(*due);
      due.reset();
      std::size_t place = handed_over_;
      lock.unlock();
      take_(place, taken);
      lock.lock();
      ++handed_over_;
      room_made_.notify_all();
    }
    is_handing_over_ = false;
  }

 private:
  std::size_t count_;
  std::vector<std::optional<Outcome>> waiting_;
  const std::function<void(std::size_t, Outcome&)>& take_;
  std::mutex mutex_;
  std::condition_variable room_made_;
  std::size_t next_ = 0;
  std::size_t handed_over_ = 0;
  bool is_handing_over_ = false;
};

}  // namespace

void in_order(std::size_t count, int jobs, const std::function<Outcome(std::size_t)>& work,
              const std::function<void(std::size_t, Outcome&)>& take) {
  std::size_t threads = std::min(count, static_cast<std::size_t>(std::max(jobs, 1)));
  Line line(count, std::max<std::size_t>(threads, 1) * ahead_per_job, take);
  auto run = [&] {
    while (auto number = line.next()) line.leave(*number, work(*number));
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(run);
  run();
  for (std::thread& other : others) other.join();
}

}  // namespace hengji::cli
