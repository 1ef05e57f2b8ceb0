#include "pipe/pipe.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>

namespace hengji::pipe {
namespace {

bool read_fully(void* to, std::size_t count) {
  auto* at = static_cast<char*>(to);
  while (count > 0) {
    ssize_t got = ::read(STDIN_FILENO, at, count);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    at += got;
    count -= static_cast<std::size_t>(got);
  }
  return true;
}

bool write_fully(std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t put = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

}  // namespace

void serve(std::size_t most_bytes, const std::function<std::string(std::string_view)>& answer) {
  std::uint64_t length = 0;
  while (read_fully(&length, sizeof length) && length <= most_bytes) {
    std::string request(length, '\0');
    if (!read_fully(request.data(), request.size())) return;
    const std::string answered = answer(request);
    request = {};
    const std::uint64_t size = answered.size();
    if (!write_fully({reinterpret_cast<const char*>(&size), sizeof size}) || !write_fully(answered)) return;
  }
}

void bound(int resource, rlim_t most) {
  rlimit limit{};
  getrlimit(resource, &limit);
  limit.rlim_cur = std::min(most, limit.rlim_max);
  setrlimit(resource, &limit);
}

}  // namespace hengji::pipe
