// hengji-ocr: reads the text of pictures for Hengji in a process of its own, because its engine is large and
// pictures from outside are hostile. It answers the requests of readers/scan/wire.h on standard input and
// output, writes nothing else, and ends when its input does.
#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <new>

#include "answer.h"
#include "base/limits.h"

namespace hengji::ocr {
namespace {

bool read_fully(void* to, std::size_t count) {
  auto* at = static_cast<char*>(to);
  while (count > 0) {
    ssize_t got = ::read(STDIN_FILENO, at, count);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    at += got;
    count -= std::size_t(got);
  }
  return true;
}

bool write_fully(std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t put = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    bytes.remove_prefix(std::size_t(put));
  }
  return true;
}

void bound(int resource, rlim_t most) {
  rlimit limit{};
  getrlimit(resource, &limit);
  limit.rlim_cur = std::min(most, limit.rlim_max);
  setrlimit(resource, &limit);
}

/// No file grows, nothing is sent: what people scan stays on the machine whatever an engine may try.
void confine() {
  std::signal(SIGXFSZ, SIG_IGN);
  setenv("ORT_DISABLE_TELEMETRY", "1", 1);
  // Without a network of its own where the system allows it; the engine that is installed asks for none.
  if (unshare(CLONE_NEWNET) != 0) unshare(CLONE_NEWUSER | CLONE_NEWNET);
  bound(RLIMIT_CORE, 0);
  bound(RLIMIT_FSIZE, 0);
#ifndef __SANITIZE_ADDRESS__
  bound(RLIMIT_AS, limits::ocr_memory_bytes);
#endif
}

void serve() {
  Desk desk;
  std::uint64_t length = 0;
  while (read_fully(&length, sizeof length)) {
    if (length > limits::picture_pixels * 3 + 64 && length > limits::file_bytes + 64) return;
    std::string request(length, '\0');
    if (!read_fully(request.data(), request.size())) return;
    std::string answer = desk.answer(request);
    request = {};
    std::uint64_t size = answer.size();
    if (!write_fully({reinterpret_cast<const char*>(&size), sizeof size}) || !write_fully(answer)) return;
  }
}

}  // namespace
}  // namespace hengji::ocr

int main() {
  std::signal(SIGPIPE, SIG_IGN);
  hengji::ocr::confine();
  try {
    hengji::ocr::serve();
  } catch (const std::bad_alloc&) {
    std::_Exit(4);  // more memory than a picture is given; whoever asked sees the pipe end
  }
  std::_Exit(0);
}
