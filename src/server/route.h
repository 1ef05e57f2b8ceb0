#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "server/http/message.h"
#include "service/actor.h"
#include "service/answer.h"

namespace hengji::server {

struct Call;

/// What a route takes behind its head.
enum class Body {
  none,
  json,
  upload,  ///< bytes that go to a file while they come in
};

/// Who may call a route at all; what they may do there is decided by the use case.
enum class Guard {
  everyone,
  signed_in,
  browser,  ///< signed in with a cookie: what concerns the sign-in itself is not done with a token
};

/// One row of the table of routes.
struct Route {
  http::Method method = http::Method::get;
  std::string_view pattern;    ///< below /api/v1, with "{name}" for parameters
  std::string_view operation;  ///< operationId of the OpenAPI document; the use case of that name runs
  Guard guard = Guard::signed_in;
  Body body = Body::none;
  int status = 200;  ///< of success
  http::Place place = http::Place::pool;
  service::Reach reach = service::Reach::read;  ///< what a token needs for a route that runs by itself
  /// Nothing: the use case is performed.
  service::Answer<http::Response> (*run)(Call& call) = nullptr;
};

/// Every route below /api/v1.
std::span<const Route> routes();

/// What a path leads to.
struct Match {
  std::size_t route = 0;                     ///< index into routes()
  std::vector<std::string_view> parameters;  ///< in the order of the pattern, percent-encoded
};

enum class NoMatch { no_such_path, no_such_method };

/// Finds routes by method and path.
class Router {
 public:
  explicit Router(std::span<const Route> routes);

  /// `path` is below /api/v1 and begins with "/". HEAD goes where GET goes.
  tl::expected<Match, NoMatch> match(http::Method method, std::string_view path) const;

 private:
  struct Pattern {
    std::size_t route;
    std::vector<std::string_view> segments;
  };
  std::span<const Route> routes_;
  std::vector<std::vector<Pattern>> by_length_;
};

/// The names in a pattern: {"id", "n"} of "/files/{id}/pages/{n}.png".
std::vector<std::string_view> parameter_names(std::string_view pattern);

}  // namespace hengji::server
