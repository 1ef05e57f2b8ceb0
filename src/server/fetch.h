#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "server/limits.h"

namespace hengji::server {

/// A request to another server.
struct Fetch {
  std::string url;
  std::string form;  ///< of a POST; GET when empty
  std::string user;  ///< for Basic, with `password`
  std::string password;
  std::string method;  ///< where neither GET nor POST
  std::string upload;  ///< the body of a POST that is no form
  std::vector<std::string> headers;
  std::size_t most_bytes = limits::fetched_bytes;
  std::chrono::seconds most_time{10};
  Phrase who{"统一身份认证", "the identity provider"};  ///< as an error calls the other side
};

struct Fetched {
  long status = 0;
  std::string body;
};

/// Asks another server over HTTP or HTTPS, with the system's certificates. Error `not_installed`: it does not
/// answer.
Result<Fetched> fetch(const Fetch& request);

}  // namespace hengji::server
