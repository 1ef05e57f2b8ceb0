#pragma once

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "server/jobs/work.h"

namespace hengji::server {

/// Threads that take jobs from the store's table. A job is held by a lease that is prolonged while it runs;
/// when a server dies its jobs are taken over when their leases run out. Any number of servers share one
/// table.
class Workers {
 public:
  Workers(Site& site, int threads);
  ~Workers() { stop(); }
  /// Jobs that run are given back to be taken over.
  void stop();
  /// A job was added.
  void nudge();

 private:
  struct Running {
    double progress = 0;
    Text doing;
    std::atomic<bool>* is_lost = nullptr;
  };

  void run(const std::string& owner);
  void keep_leases();
  void work_on(const store::Job& job, const std::string& owner);
  bool report(const store::Job& job, const std::string& owner, double progress, const Text& doing);
  void finish(const store::Job& job, const std::string& owner, const service::Answer<Json>& result,
              bool is_lost);
  void tell(const std::string& job);

  Site& site_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool is_ending_ = false;
  bool is_nudged_ = false;
  std::map<std::string, std::pair<std::string, Running>> running_;  ///< by job: its owner, and how far it is
  std::vector<std::thread> threads_;
};

}  // namespace hengji::server
