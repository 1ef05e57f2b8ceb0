#pragma once

#include <arpa/inet.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

namespace hengji {

/// A folder of its own that is removed with all it holds.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "hengji-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Sends bytes as they are and gives everything that comes back until the other side closes.
inline std::string spoken(const char* address, int port, std::string_view bytes) {
  int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in target{};
  target.sin_family = AF_INET;
  target.sin_port = htons(static_cast<std::uint16_t>(port));
  ::inet_pton(AF_INET, address, &target.sin_addr);
  std::string answer;
  if (::connect(descriptor, reinterpret_cast<sockaddr*>(&target), sizeof target) == 0) {
    if (::send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0) answer.clear();
    char piece[4096];
    for (ssize_t count; (count = ::recv(descriptor, piece, sizeof piece, 0)) > 0;)
      answer.append(piece, static_cast<std::size_t>(count));
  }
  ::close(descriptor);
  return answer;
}

/// A port of loopback that was free just now.
inline int free_port() {
  int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  int port = 0;
  if (::bind(descriptor, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
      ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size) == 0)
    port = ntohs(address.sin_port);
  ::close(descriptor);
  return port;
}

/// What a command line prints.
inline std::string output_of(const std::string& command) {
  std::string output;
  FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return output;
  char piece[4096];
  while (std::size_t count = ::fread(piece, 1, sizeof piece, pipe)) output.append(piece, count);
  ::pclose(pipe);
  return output;
}

}  // namespace hengji
