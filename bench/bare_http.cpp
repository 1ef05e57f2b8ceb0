// The HTTP library alone: bench_bare_http PORT BYTES answers every request with that many bytes, on two
// threads, with what the server's own connections use of Beast and Asio. What bench/load.py measures the
// server against.
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/impl/src.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/src.hpp>

#include <cstdlib>
#include <string>
#include <thread>

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;

namespace {

asio::awaitable<void> talk(tcp::socket socket, const std::string& body) {
  boost::beast::flat_buffer buffer;
  boost::system::error_code error;
  while (true) {
    http::request<http::empty_body> request;
    co_await http::async_read(socket, buffer, request, asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return;
    http::response<http::string_body> response(http::status::ok, request.version());
    response.set(http::field::content_type, "application/json");
    response.body() = body;
    response.prepare_payload();
    co_await http::async_write(socket, response, asio::redirect_error(asio::use_awaitable, error));
    if (error || !request.keep_alive()) co_return;
  }
}

asio::awaitable<void> accept(tcp::acceptor& acceptor, const std::string& body) {
  while (true) {
    tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
    socket.set_option(tcp::no_delay(true));
    asio::co_spawn(acceptor.get_executor(), talk(std::move(socket), body), asio::detached);
  }
}

/// One event loop a thread, each with an acceptor of its own on the same port.
void serve(unsigned short port, const std::string& body) {
  asio::io_context context(1);
  tcp::acceptor acceptor(context);
  acceptor.open(tcp::v4());
  acceptor.set_option(tcp::acceptor::reuse_address(true));
  acceptor.set_option(asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>(true));
  acceptor.bind({asio::ip::address_v4::loopback(), port});
  acceptor.listen();
  asio::co_spawn(context, accept(acceptor, body), asio::detached);
  context.run();
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return 2;
  const auto port = static_cast<unsigned short>(std::atoi(words[1]));
  const std::string body(static_cast<std::size_t>(std::atol(words[2])), 'x');
  std::thread second([&] { serve(port, body); });
  serve(port, body);
}
