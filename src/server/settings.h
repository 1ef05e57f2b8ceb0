#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hengji::server {

/// How the server is run. Said by a TOML file, by environment variables (HENGJI_LISTEN, …) and by options,
/// the later over the earlier.
struct Settings {
  std::string database = "sqlite:data/hengji.db";
  std::string seal = "sha256";  ///< of the audit trail: "sha256" or "sm3"
  std::string listen = "127.0.0.1:8080";
  std::filesystem::path spool;  ///< for uploads on their way; the system's temporary folder when empty
  std::filesystem::path certificate;
  std::filesystem::path key;
  std::string public_url;            ///< as browsers see it: "https://hengji.example"
  std::vector<std::string> proxies;  ///< addresses whose X-Forwarded-For and -Proto are believed
  int further_ports = 0;             ///< tried when the port is taken
  int threads = 2;
  int pool_threads = 4;
  int writer_threads = 32;  ///< they mostly wait; those that wait together are committed together
  int job_workers = 1;
  std::chrono::minutes session_idle{60};
  std::chrono::minutes session_life{12 * 60};
  /// How long messages that went out, deliveries and notifications that were seen are kept.
  std::chrono::days keep_messages{400};
  std::string log = "requests";  ///< "requests", "events" or "nothing"

  struct Oidc {
    std::string name;    ///< what the button says
    std::string issuer;  ///< empty: not used
    std::string client;
    std::string secret;
    std::string account_claim = "preferred_username";
  } oidc;

  struct Ldap {
    std::string url;  ///< "ldap://…" or "ldaps://…"; empty: not used
    std::string base;
    std::string bind;  ///< the reader's name; empty: anonymous
    std::string password;
    std::string filter = "(uid={account})";
    bool start_tls = false;
  } ldap;

  struct Mail {
    std::string url;  ///< "smtp://host:25" or "smtps://…"; empty: no mail is sent
    std::string from;
    std::string user;
    std::string password;
  } mail;
};

using Environment = std::function<std::optional<std::string>(std::string_view name)>;

/// Reads the file's text and the environment into settings. Unknown keys and impossible values are errors
/// that name the line, or the variable.
Result<void> read_settings(Settings& settings, std::string_view toml, std::string_view file_name);
Result<void> read_environment(Settings& settings, const Environment& environment);

/// "127.0.0.1:8080", "[::1]:8080" or ":8080" (every address) taken apart.
struct Listen {
  std::string address;
  int port = 0;
};
Result<Listen> parse_listen(std::string_view text);

}  // namespace hengji::server
