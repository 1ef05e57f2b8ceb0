#include "server/http/connection.ipp"

namespace hengji::http {
namespace {

Task<> run(Worker& worker, Socket socket) {
  std::string peer = peer_of(socket);
  Connection<PlainStream> connection(worker, PlainStream(std::move(socket)), std::move(peer), false);
  co_await connection.run();
}

}  // namespace

void serve_plain(Worker& worker, Socket socket) {
  asio::co_spawn(worker.context, run(worker, std::move(socket)), [](std::exception_ptr) {});
}

}  // namespace hengji::http
