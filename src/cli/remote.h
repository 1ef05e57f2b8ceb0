#pragma once

#include <string>
#include <string_view>

#include "base/json.h"
#include "base/language.h"
#include "base/result.h"

namespace hengji::cli {

/// A request to a Hengji server, and what carries it there: the program brings HTTP along, this room knows
/// none.
struct RemoteRequest {
  std::string url;
  std::string token;
  Language language = Language::zh;
};
struct RemoteAnswer {
  long status = 0;
  std::string body;
};
using Fetcher = Result<RemoteAnswer> (*)(const RemoteRequest& request);

/// Where plans are when they are no files: --server (HENGJI_SERVER), --token (HENGJI_TOKEN).
struct Remote {
  std::string server;  ///< "https://hengji.example"; empty: plain names are files
  std::string token;
  Language language = Language::zh;
  Fetcher fetch = nullptr;

  /// Whether a name is a plan of a server: an address as a browser shows it, https://hengji.example/plans/ID;
  /// with --server also what looks like an id, for which a dot and a slash are no signs.
  bool has(std::string_view name) const;
  /// What stands below a plan of the API: "" for the plan itself, "/facts".
  Result<Json> get(std::string_view name, std::string_view below) const;
};

}  // namespace hengji::cli
