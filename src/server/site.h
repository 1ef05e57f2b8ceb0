#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "policy/pack.h"
#include "server/demo.h"
#include "server/events.h"
#include "server/log.h"
#include "server/metrics.h"
#include "server/settings.h"
#include "server/sign_in/callers.h"
#include "service/clock.h"
#include "service/use_case.h"
#include "store/store.h"

namespace hengji::server {

class KeptAnswers;
class ShownFiles;

/// What one running server consists of, beside its sockets.
struct Site {
  Site();
  ~Site();

  Settings settings;
  std::unique_ptr<store::Store> store;
  policy::Packs packs;
  std::unique_ptr<service::House> house;
  std::vector<DemoSignIn> demo;
  std::unique_ptr<Log> log;
  std::unique_ptr<Metrics> metrics;
  service::Clock clock;
  Callers callers;
  std::unique_ptr<KeptAnswers> kept;
  std::unique_ptr<ShownFiles> shown;
  Events events;
  std::string name;  ///< of this process among replicas
  std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();
  std::atomic<bool> is_draining = false;
  std::function<std::size_t()> open_connections;
  std::function<void()> jobs_waiting;  ///< called when a job was added

  /// Opens the store and loads the packs. The settings name both.
  static Result<std::unique_ptr<Site>> open(Settings settings);
};

}  // namespace hengji::server
