#include "server/http/server.h"

#include <fmt/format.h>
#include <sys/socket.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <condition_variable>
#include <random>
#include <thread>

#include "server/http/wire.h"
#include "server/http/worker.ipp"

namespace hengji::http {
namespace {

using boost::system::error_code;
using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

Text taken(const ServerOptions& options, const error_code& error) {
  if (error == asio::error::address_in_use)
    return {
        fmt::format("端口 {} 已被别的程序占用。请换一个端口（--listen {}:端口），或先停掉占用它的程序。",
                    options.port, options.address),
        fmt::format(
            "port {} is taken by another program. Choose another (--listen {}:PORT) or stop that program.",
            options.port, options.address)};
  return {fmt::format("不能在 {}:{} 上监听：{}。", options.address, options.port, error.message()),
          fmt::format("cannot listen on {}:{}: {}.", options.address, options.port, error.message())};
}

/// Opens, binds and listens. Sockets that share a port would not notice a stranger on it, so the first one
/// asks for the port alone.
error_code open(Acceptor& acceptor, const tcp::endpoint& endpoint, bool is_shared) {
  error_code error;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error && is_shared) acceptor.set_option(ReusePort(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  return error;
}

/// What a connection too many is told, without reading what it wants.
void turn_away(Socket& socket) {
  static constexpr std::string_view answer =
      "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  error_code ignored;
  socket.non_blocking(true, ignored);
  socket.write_some(asio::buffer(answer.data(), answer.size()), ignored);
  socket.shutdown(Socket::shutdown_send, ignored);
}

asio::awaitable<void, Executor> accept(Worker& worker) {
  constexpr asio::use_awaitable_t<Executor> awaiting{};
  asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>,
                             Executor>
      pause(worker.context.get_executor());
  while (!worker.stopping) {
    error_code error;
    Socket socket = co_await worker.acceptor.async_accept(asio::redirect_error(awaiting, error));
    if (error == asio::error::operation_aborted || error == asio::error::bad_descriptor) break;
    if (error) {  // out of descriptors, as a rule: others will be closed
      pause.expires_after(std::chrono::milliseconds(50));
      co_await pause.async_wait(asio::redirect_error(awaiting, error));
      continue;
    }
    if (worker.connections->load() >= worker.options.connections) {
      turn_away(socket);
      continue;
    }
    socket.set_option(tcp::no_delay(true), error);
    worker.tls != nullptr ? serve_tls(worker, std::move(socket)) : serve_plain(worker, std::move(socket));
  }
}

}  // namespace

std::string Worker::next_id() {
  std::uint64_t mixed = (id_start + ++id_count) * 0x9e3779b97f4a7c15u;
  return fmt::format("{:016x}", mixed ^ (mixed >> 29));
}

const std::string& Worker::date() {
  std::time_t now = std::time(nullptr);
  if (now != date_second) {
    date_second = now;
    date_text = http_date(now);
  }
  return date_text;
}

std::string peer_of(const Socket& socket) {
  error_code error;
  auto endpoint = socket.remote_endpoint(error);
  return error ? std::string() : endpoint.address().to_string();
}

struct Server::State {
  ServerOptions options;
  Application application;
  std::atomic<std::size_t> connections = 0;
  std::optional<asio::ssl::context> tls;
  std::vector<std::unique_ptr<Worker>> workers;
  std::optional<Pool> pool;
  std::optional<Pool> writers;
  std::vector<std::thread> threads;
  std::mutex mutex;
  std::condition_variable ended;
  std::size_t running = 0;
  bool is_stopped = false;

  Result<void> read_certificate();
  Result<void> listen();
  void run();
};

Result<void> Server::State::read_certificate() {
  if (options.certificate.empty()) return {};
  error_code error;
  tls.emplace(asio::ssl::context::tls_server);
  tls->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 |
                       asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 |
                       asio::ssl::context::no_tlsv1_1,
                   error);
  if (!error) tls->use_certificate_chain_file(options.certificate.string(), error);
  if (!error) tls->use_private_key_file(options.key.string(), asio::ssl::context::pem, error);
  if (!error) return {};
  return fail(
      Error::usage({fmt::format("证书 {} 或私钥 {} 不能使用：{}。", options.certificate.string(),
                                options.key.string(), error.message()),
                    fmt::format("the certificate {} or its key {} cannot be used: {}.",
                                options.certificate.string(), options.key.string(), error.message())}));
}

Result<void> Server::State::listen() {
  error_code error;
  auto address =
      asio::ip::make_address(options.address == "localhost" ? "127.0.0.1" : options.address, error);
  if (error)
    return fail(Error::usage(
        {fmt::format("监听地址“{}”不是 IP 地址，例如 127.0.0.1 或 0.0.0.0。", options.address),
         fmt::format("\"{}\" is no IP address to listen on; 127.0.0.1 or 0.0.0.0 are.", options.address)}));
  tcp::endpoint endpoint(address, static_cast<std::uint16_t>(options.port));
  {
    asio::io_context context;
    Acceptor alone(context);
    error = open(alone, endpoint, false);
    for (int i = 0; error == asio::error::address_in_use && i < options.further_ports; ++i) {
      endpoint.port(static_cast<std::uint16_t>(endpoint.port() + 1));
      error = open(alone = Acceptor(context), endpoint, false);
    }
    if (error) return fail(Error::usage(taken(options, error)));
    endpoint = alone.local_endpoint();
  }
  options.port = endpoint.port();
  std::random_device random;
  for (int i = 0; i < options.threads; ++i) {
    auto& worker = workers.emplace_back(std::make_unique<Worker>(options, application));
    worker->pool = &*pool;
    worker->writers = &*writers;
    worker->connections = &connections;
    worker->tls = tls ? &*tls : nullptr;
    worker->id_start = (std::uint64_t{random()} << 32) | random();
    error = open(worker->acceptor, endpoint, true);
    if (error) return fail(Error::usage(taken(options, error)));
  }
  return {};
}

void Server::State::run() {
  running = workers.size();
  for (auto& worker : workers) {
    asio::co_spawn(worker->context, accept(*worker), [](std::exception_ptr) {});
    threads.emplace_back([this, &worker = *worker] {
      worker.context.run();
      std::lock_guard lock(mutex);
      --running;
      ended.notify_all();
    });
  }
}

Result<std::unique_ptr<Server>> Server::start(ServerOptions options, Application application) {
  auto state = std::make_unique<State>();
  state->options = std::move(options);
  state->application = std::move(application);
  state->pool.emplace(state->options.pool_threads, state->options.pool_queue);
  state->writers.emplace(state->options.writer_threads, state->options.writer_queue);
  TRY_VOID(state->read_certificate());
  TRY_VOID(state->listen());
  state->run();
  return std::unique_ptr<Server>(new Server(std::move(state)));
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}

Server::~Server() {
  stop();
}

int Server::port() const {
  return state_->options.port;
}

std::size_t Server::open_connections() const {
  return state_->connections.load();
}

void Server::stop() {
  if (std::exchange(state_->is_stopped, true)) return;
  for (auto& worker : state_->workers)
    asio::post(worker->context, [&worker = *worker] {
      worker.stopping = true;
      error_code ignored;
      worker.acceptor.close(ignored);
      auto live = worker.live;
      for (Live* one : live)
        if (one->is_idle) one->interrupt();
    });
  {
    std::unique_lock lock(state_->mutex);
    state_->ended.wait_for(lock, state_->options.farewell, [&] { return state_->running == 0; });
  }
  for (auto& worker : state_->workers) worker->context.stop();
  for (auto& thread : state_->threads) thread.join();
  state_->pool->threads.join();
  state_->writers->threads.join();
}

}  // namespace hengji::http
