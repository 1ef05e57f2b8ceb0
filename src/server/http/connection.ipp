// One connection: requests are read, handled and answered until either side has enough. Included by the
// translation units that know the kind of stream.
#pragma once

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include "server/http/events.h"
#include "server/http/wire.h"
#include "server/http/worker.ipp"
#include "server/limits.h"

namespace hengji::http {

namespace beast = boost::beast;
using boost::system::error_code;
using PlainStream = beast::basic_stream<tcp, Executor>;
template <class T = void>
using Task = asio::awaitable<T, Executor>;
inline constexpr asio::use_awaitable_t<Executor> awaiting{};

template <class Stream>
class Connection {
 public:
  Connection(Worker& worker, Stream stream, std::string peer, bool is_secure)
      : worker_(worker), stream_(std::move(stream)), peer_(std::move(peer)), is_secure_(is_secure) {
    live_.interrupt = [this] { lowest().close(); };
    worker_.live.insert(&live_);
    ++*worker_.connections;
  }
  Connection(const Connection&) = delete;
  ~Connection() {
    worker_.live.erase(&live_);
    --*worker_.connections;
  }

  Task<> run() {
    while (co_await next_request()) {
    }
    error_code ignored;
    lowest().socket().shutdown(tcp::socket::shutdown_send, ignored);
  }

 private:
  using Parser = beast::http::request_parser<beast::http::buffer_body>;
  enum class Ending { keep, close, drain };

  auto& lowest() { return beast::get_lowest_layer(stream_); }

  /// Waits for the first byte of a request. False when none comes.
  Task<bool> first_byte() {
    if (buffer_.size() != 0) co_return true;
    error_code error;
    live_.is_idle = true;
    lowest().expires_after(worker_.options.idle);
    std::size_t count =
        co_await stream_.async_read_some(buffer_.prepare(8192), asio::redirect_error(awaiting, error));
    live_.is_idle = false;
    buffer_.commit(count);
    co_return !error && count != 0;
  }

  Task<bool> next_request() {
    if (worker_.stopping || !co_await first_byte()) co_return false;
    auto began = std::chrono::steady_clock::now();
    Parser parser;
    parser.header_limit(limits::request_head_bytes);
    parser.body_limit(boost::none);
    request_ = Request{};
    request_.peer = peer_;
    request_.is_secure = is_secure_;
    error_code error;
    lowest().expires_after(worker_.options.head);
    co_await beast::http::async_read_header(stream_, buffer_, parser, asio::redirect_error(awaiting, error));
    if (error) {
      int status = status_of(error);
      if (status != 0) {
        request_.id = worker_.next_id();
        co_await write(worker_.application.refuse(request_, status), Ending::drain, began);
      }
      co_return false;
    }
    take_head(parser);
    Ending ending = parser.keep_alive() && !worker_.stopping ? Ending::keep : Ending::close;
    Response response;
    response = co_await answer(parser, ending);
    co_return co_await write(std::move(response), ending, began) && ending == Ending::keep;
  }

  /// 0 when nobody would hear an answer: who is gone, or so slow that the stream was closed on them.
  static int status_of(const error_code& error) {
    if (error == beast::http::error::header_limit) return 431;
    bool is_gone = error == beast::http::error::end_of_stream || error == beast::http::error::partial_message;
    return !is_gone &&
                   error.category() == beast::http::make_error_code(beast::http::error::bad_value).category()
               ? 400
               : 0;
  }

  void take_head(const Parser& parser) {
    const auto& head = parser.get();
    request_.method = method_of(head.method_string());
    request_.target = head.target();
    std::size_t mark = request_.target.find('?');
    request_.path = request_.target.substr(0, mark);
    request_.query = mark == std::string_view::npos ? std::string_view() : request_.target.substr(mark + 1);
    for (const auto& field : head) request_.headers.emplace_back(field.name_string(), field.value());
    std::string_view id = request_.header("X-Request-Id");
    request_.id = is_request_id(id) ? std::string(id) : worker_.next_id();
  }

  Task<Response> answer(Parser& parser, Ending& ending) {
    Admission admission;
    try {
      admission = worker_.application.admit(request_);
    } catch (const std::exception& bug) {
      admission.refusal = worker_.application.broken(request_, bug.what());
    }
    if (admission.refusal) {
      if (!parser.is_done()) ending = Ending::drain;
      co_return std::move(*admission.refusal);
    }
    if (int status = co_await read_body(parser, admission); status != 0) {
      ending = Ending::drain;
      co_return worker_.application.refuse(request_, status);
    }
    co_return co_await handled(admission.place);
  }

  /// 0, or the status of what went wrong.
  Task<int> read_body(Parser& parser, const Admission& admission) {
    if (parser.is_done()) co_return 0;
    auto stated = parser.content_length();
    if (stated && *stated > admission.body_bytes) co_return 413;
    if (same_word(request_.header("Expect"), "100-continue") && !co_await write_raw(continue_line()))
      co_return 400;
    SpoolWriter spool;
    if (admission.to_file && !spool.open(worker_.options.spool)) co_return 507;
    std::vector<char> piece(std::min<std::size_t>(64 << 10, admission.body_bytes + 1));
    std::size_t total = 0;
    while (!parser.is_done()) {
      parser.get().body() = {piece.data(), piece.size(), true};
      error_code error;
      lowest().expires_after(worker_.options.step);
      co_await beast::http::async_read(stream_, buffer_, parser, asio::redirect_error(awaiting, error));
      if (error && error != beast::http::error::need_buffer) co_return 400;
      std::string_view part(piece.data(), piece.size() - parser.get().body().size);
      total += part.size();
      if (total > admission.body_bytes) co_return 413;
      if (!admission.to_file) request_.body.append(part);
      if (admission.to_file && !spool.write(part)) co_return 507;
    }
    if (admission.to_file) request_.spooled = spool.finished();
    request_.spooled_bytes = total;
    co_return 0;
  }

  Response handled_here() {
    try {
      return worker_.application.handle(request_);
    } catch (const std::exception& bug) {
      return worker_.application.broken(request_, bug.what());
    }
  }

  Task<Response> handled(Place place) {
    if (place == Place::connection_thread) co_return handled_here();
    Pool& pool = place == Place::writers ? *worker_.writers : *worker_.pool;
    if (pool.requests.fetch_add(1) >= pool.most) {
      --pool.requests;
      co_return worker_.application.refuse(request_, 503);
    }
    Response response;
    co_await asio::async_initiate<const asio::use_awaitable_t<Executor>&, void()>(
        [&](auto done) {
          auto work = asio::make_work_guard(worker_.context);
          asio::post(pool.threads, [&, work = std::move(work), done = std::move(done)]() mutable {
            response = handled_here();
            --pool.requests;
            asio::post(work.get_executor(), std::move(done));
          });
        },
        awaiting);
    co_return response;
  }

#include "server/http/writing.ipp"

  Worker& worker_;
  Stream stream_;
  std::string peer_;
  bool is_secure_;
  Live live_;
  beast::flat_buffer buffer_{limits::request_head_bytes + (64u << 10)};
  Request request_;
};

}  // namespace hengji::http
