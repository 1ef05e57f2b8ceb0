#pragma once

#include <memory>
#include <string>

#include "server/http/server.h"
#include "server/jobs/workers.h"
#include "server/rounds/rounds.h"
#include "server/site.h"

namespace hengji::server {

/// A server that runs: the site, its background work and its sockets.
class Running {
 public:
  /// Opens the store, begins the background work and listens.
  static Result<std::unique_ptr<Running>> start(std::unique_ptr<Site> site);
  ~Running();

  Site& site() { return *site_; }
  /// "http://127.0.0.1:8080".
  const std::string& address() const { return address_; }
  int port() const { return http_->port(); }
  /// Readiness goes first, so that whoever sends requests stops; then requests under way end, then the work
  /// in the background.
  void stop();

 private:
  std::unique_ptr<Site> site_;
  std::unique_ptr<Workers> workers_;
  std::unique_ptr<Rounds> rounds_;
  std::unique_ptr<http::Server> http_;
  std::string address_;
};

/// Loads libraries that must be ready before threads start. Error: the machine has no source of randomness.
Result<void> prepare();

}  // namespace hengji::server
