#pragma once

#include "cli/command.h"

namespace hengji {

/// Asks a Hengji server by its API, as the person whose token it is.
class ServerApi {
 public:
  explicit ServerApi(const cli::Remote& remote);

  Result<Json> get(std::string_view path) const;
  Result<Json> send(std::string_view path, const Json& body) const;
  Result<Json> replace(std::string_view path, const Json& body) const;
  Result<Json> upload(std::string_view path, const std::string& file_name, const std::string& bytes) const;

 private:
  struct Body {
    std::string bytes;
    std::vector<std::string> headers;
    std::string method;
  };
  Result<Json> ask(std::string_view path, Body body) const;

  const cli::Remote& remote_;
};

}  // namespace hengji
