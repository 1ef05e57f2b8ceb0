#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include "server/http/connection.ipp"

namespace hengji::http {
namespace {

using TlsStream = asio::ssl::stream<PlainStream>;

Task<> run(Worker& worker, Socket socket) {
  std::string peer = peer_of(socket);
  TlsStream stream(PlainStream(std::move(socket)), *worker.tls);
  error_code error;
  beast::get_lowest_layer(stream).expires_after(worker.options.head);
  co_await stream.async_handshake(asio::ssl::stream_base::server, asio::redirect_error(awaiting, error));
  if (error) co_return;
  Connection<TlsStream> connection(worker, std::move(stream), std::move(peer), true);
  co_await connection.run();
}

}  // namespace

void serve_tls(Worker& worker, Socket socket) {
  asio::co_spawn(worker.context, run(worker, std::move(socket)), [](std::exception_ptr) {});
}

}  // namespace hengji::http
