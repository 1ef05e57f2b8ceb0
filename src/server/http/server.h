#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "server/http/message.h"

namespace hengji::http {

/// What answers the requests. Both are called from several threads at once. An exception that leaves one is
/// our own bug: it is answered by `broken`, and the connection goes on.
struct Application {
  /// Decides, when only the head is known, whether and how the body is read.
  std::function<Admission(Request&)> admit;
  std::function<Response(Request&)> handle;
  std::function<Response(const Request&, std::string_view bug)> broken;
  /// A request that cannot be understood or passes a limit: 400, 413, 431, 503, 507.
  std::function<Response(const Request&, int status)> refuse;
  /// Everything that was answered, for the log and the metrics.
  std::function<void(const Request&, const Response&, std::size_t bytes, std::chrono::nanoseconds)> answered;
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  int port = 8080;                    ///< 0: one that is free
  int further_ports = 0;              ///< tried one after the other when the port is taken
  int threads = 2;                    ///< that hold connections
  int pool_threads = 4;               ///< for handlers that take their time
  std::size_t pool_queue = 512;       ///< requests that are with the pool; more are answered 503
  int writer_threads = 32;            ///< for handlers that wait for their turn to write
  std::size_t writer_queue = 128;     ///< requests that are with the writers; more are answered 503
  std::size_t connections = 10'000;   ///< more are answered 503 and closed
  std::filesystem::path spool;        ///< a folder for uploads on their way
  std::filesystem::path certificate;  ///< PEM chain; with `key` the server speaks TLS
  std::filesystem::path key;
  std::chrono::seconds idle{75};       ///< between two requests of a connection
  std::chrono::seconds head{15};       ///< for a request's head to come in
  std::chrono::seconds step{30};       ///< for a piece of a body to come or go
  std::chrono::seconds heartbeat{15};  ///< between two events
  std::chrono::seconds farewell{20};   ///< for requests that are under way when the server stops
};

/// HTTP/1.1 over TCP or TLS: keep-alive, pipelining, uploads straight to a file, server-sent events. One
/// event loop a thread, each with a listening socket of its own (SO_REUSEPORT).
class Server {
 public:
  /// Listens at once. Error: the address is taken or not ours, the certificate cannot be read.
  static Result<std::unique_ptr<Server>> start(ServerOptions options, Application application);

  ~Server();
  int port() const;
  std::size_t open_connections() const;
  /// No new connections; idle ones are closed; requests under way get `farewell` to end. Returns when done.
  void stop();

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace hengji::http
