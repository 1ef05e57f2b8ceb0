#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace hengji::server {

/// A request to another server.
struct Fetch {
  std::string url;
  std::string form;  ///< of a POST; GET when empty
  std::string user;  ///< for Basic, with `password`
  std::string password;
};

struct Fetched {
  long status = 0;
  std::string body;
};

/// Asks another server over HTTP or HTTPS, with the system's certificates. At most limits::fetched_bytes and
/// ten seconds. Error `not_installed`: it does not answer.
Result<Fetched> fetch(const Fetch& request);

}  // namespace hengji::server
