#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hengji::http {

class EventQueue;

enum class Method { get, head, post, put, patch, remove, options, other };

/// "GET".
std::string_view name(Method method);

/// A file of the server's own that disappears with its owner, unless it was moved away.
class SpooledFile {
 public:
  SpooledFile() = default;
  explicit SpooledFile(std::filesystem::path path) : path_(std::move(path)) {}
  SpooledFile(SpooledFile&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  SpooledFile& operator=(SpooledFile&& other) noexcept;
  ~SpooledFile() { remove(); }

  const std::filesystem::path& path() const { return path_; }

 private:
  void remove() noexcept;

  std::filesystem::path path_;
};

/// Of a request that led nowhere.
inline constexpr std::size_t no_route = static_cast<std::size_t>(-1);

/// A request as the handlers see it. The views live as long as the request is being handled.
struct Request {
  Method method = Method::get;
  std::string_view target;  ///< as sent: path and query, percent-encoded
  std::string_view path;    ///< the part before "?", still percent-encoded
  std::string_view query;   ///< the part behind "?"
  std::vector<std::pair<std::string_view, std::string_view>> headers;  ///< in the order sent
  std::string body;     ///< of requests that are kept in memory
  SpooledFile spooled;  ///< of uploads: the body
  std::size_t spooled_bytes = 0;
  std::string id;    ///< names the request in logs and answers
  std::string peer;  ///< address of the other end of the connection
  bool is_secure = false;

  std::size_t route = no_route;              ///< found by Application::admit
  std::vector<std::string_view> parameters;  ///< of the route's path, percent-encoded

  /// The first header of that name, in any case; empty when there is none.
  std::string_view header(std::string_view name) const;
};

/// What goes back. The body is one of: `body`, `shared`, a file, a stream of events.
struct Response {
  int status = 200;
  std::string type;  ///< Content-Type; empty for none
  std::string body;
  std::shared_ptr<const std::string> shared;  ///< a body that many answers share
  std::filesystem::path file;
  std::shared_ptr<EventQueue> events;
  std::vector<std::pair<std::string_view, std::string>> headers;  ///< names are literals

  Response& with(std::string_view header, std::string value) & {
    headers.emplace_back(header, std::move(value));
    return *this;
  }
  Response&& with(std::string_view header, std::string value) && {
    headers.emplace_back(header, std::move(value));
    return std::move(*this);
  }
};

/// Where a handler runs. One that may take longer than a few hundred microseconds would hold up every other
/// connection of its thread. Those of writers mostly wait: for their turn, for the disk.
enum class Place { connection_thread, pool, writers };

/// What is decided of a request when only its head is known.
struct Admission {
  std::optional<Response> refusal;  ///< then the body is not read
  std::size_t body_bytes = 0;       ///< at most; 0 when the route takes no body
  bool to_file = false;             ///< the body goes to a file while it comes in
  Place place = Place::pool;
};

}  // namespace hengji::http
