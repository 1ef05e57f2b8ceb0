// What the translation units of the HTTP server share. Included by them alone: it brings Boost in.
#pragma once

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <unordered_set>

#include "server/http/server.h"

namespace hengji::http {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;

/// A connection as its thread knows it, to be woken when the server stops.
struct Live {
  bool is_idle = false;
  std::function<void()> interrupt;  ///< ends what an idle connection waits for
};

/// Threads for handlers, and the requests that are with them.
struct Pool {
  Pool(int thread_count, std::size_t most_requests)
      : most(most_requests), threads(static_cast<std::size_t>(thread_count)) {}

  std::size_t most;
  std::atomic<std::size_t> requests = 0;
  asio::thread_pool threads;
};

/// One thread's event loop, and what its connections need.
struct Worker {
  Worker(const ServerOptions& server_options, const Application& server_application)
      : options(server_options), application(server_application) {}

  /// A name for a request that brought none: unlike any other's, and telling nothing.
  std::string next_id();
  /// The Date header's value, made once a second.
  const std::string& date();

  const ServerOptions& options;
  const Application& application;
  Pool* pool = nullptr;
  Pool* writers = nullptr;
  std::atomic<std::size_t>* connections = nullptr;
  asio::ssl::context* tls = nullptr;
  asio::io_context context{1};
  Acceptor acceptor{context};
  std::unordered_set<Live*> live;
  bool stopping = false;
  std::uint64_t id_start = 0;
  std::uint64_t id_count = 0;
  std::time_t date_second = 0;
  std::string date_text;
};

/// Talk HTTP on an accepted socket until either side has enough.
void serve_plain(Worker& worker, Socket socket);
void serve_tls(Worker& worker, Socket socket);

/// The address of the other end; empty when it is gone already.
std::string peer_of(const Socket& socket);

}  // namespace hengji::http
