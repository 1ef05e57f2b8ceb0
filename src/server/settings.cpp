#include "server/settings.h"

#include <fmt/format.h>

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/language.h"

namespace hengji::server {
namespace {

std::optional<int> number_in(std::string_view text, int least, int most) {
  int value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  bool is_number = error == std::errc() && end == text.data() + text.size();
  return is_number && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

template <auto member>
bool take_text(Settings& settings, std::string_view value) {
  settings.*member = value;
  return true;
}

template <auto member, int least, int most>
bool take_number(Settings& settings, std::string_view value) {
  auto number = number_in(value, least, most);
  if (number) settings.*member = std::remove_reference_t<decltype(settings.*member)>(*number);
  return number.has_value();
}

template <auto part, auto member>
bool take_part(Settings& settings, std::string_view value) {
  settings.*part.*member = value;
  return true;
}

bool take_seal(Settings& settings, std::string_view value) {
  settings.seal = value;
  return value == "sha256" || value == "sm3";
}

bool take_log(Settings& settings, std::string_view value) {
  settings.log = value;
  return value == "requests" || value == "events" || value == "nothing";
}

bool take_proxies(Settings& settings, std::string_view value) {
  settings.proxies.clear();
  while (!value.empty()) {
    std::size_t end = value.find(',');
    settings.proxies.emplace_back(value.substr(0, end));
    value = end == std::string_view::npos ? std::string_view() : value.substr(end + 1);
  }
  return true;
}

bool take_start_tls(Settings& settings, std::string_view value) {
  settings.ldap.start_tls = value == "true";
  return value == "true" || value == "false";
}

/// One thing that can be set. "ldap.url" stands in the table [ldap] and in HENGJI_LDAP_URL.
struct Row {
  std::string_view key;
  bool (*take)(Settings&, std::string_view);
  Phrase what;
};

using Oidc = Settings::Oidc;
using Ldap = Settings::Ldap;
using Mail = Settings::Mail;
constexpr Phrase a_text{"文字", "a text"};
constexpr Phrase a_path{"文件路径", "a path"};

constexpr std::array rows{
    Row{"database",
        take_text<&Settings::database>,
        {"sqlite:路径 或 postgresql://…", "sqlite:PATH or postgresql://…"}},
    Row{"seal", take_seal, {"sha256 或 sm3", "sha256 or sm3"}},
    Row{"listen", take_text<&Settings::listen>, {"地址:端口", "ADDRESS:PORT"}},
    Row{"spool", take_text<&Settings::spool>, a_path},
    Row{"certificate", take_text<&Settings::certificate>, a_path},
    Row{"key", take_text<&Settings::key>, a_path},
    Row{"public_url", take_text<&Settings::public_url>, {"网址", "a URL"}},
    Row{"proxies", take_proxies, {"IP 地址，用逗号分开", "IP addresses parted by commas"}},
    Row{"threads",
        take_number<&Settings::threads, 1, 256>,
        {"1 到 256 的整数", "a whole number from 1 to 256"}},
    Row{"pool_threads",
        take_number<&Settings::pool_threads, 1, 256>,
        {"1 到 256 的整数", "a whole number from 1 to 256"}},
    Row{"writer_threads",
        take_number<&Settings::writer_threads, 1, 256>,
        {"1 到 256 的整数", "a whole number from 1 to 256"}},
    Row{"job_workers",
        take_number<&Settings::job_workers, 0, 64>,
        {"0 到 64 的整数", "a whole number from 0 to 64"}},
    Row{"session_idle", take_number<&Settings::session_idle, 1, 10080>, {"分钟数", "minutes"}},
    Row{"session_life", take_number<&Settings::session_life, 1, 43200>, {"分钟数", "minutes"}},
    Row{"keep_messages",
        take_number<&Settings::keep_messages, 30, 3650>,
        {"30 到 3650 的天数", "days, 30 to 3650"}},
    Row{"log", take_log, {"requests、events 或 nothing", "requests, events or nothing"}},
    Row{"oidc.name", take_part<&Settings::oidc, &Oidc::name>, a_text},
    Row{"oidc.issuer", take_part<&Settings::oidc, &Oidc::issuer>, {"网址", "a URL"}},
    Row{"oidc.client", take_part<&Settings::oidc, &Oidc::client>, a_text},
    Row{"oidc.secret", take_part<&Settings::oidc, &Oidc::secret>, a_text},
    Row{"oidc.account_claim", take_part<&Settings::oidc, &Oidc::account_claim>, a_text},
    Row{"ldap.url",
        take_part<&Settings::ldap, &Ldap::url>,
        {"ldap://… 或 ldaps://…", "ldap://… or ldaps://…"}},
    Row{"ldap.base", take_part<&Settings::ldap, &Ldap::base>, a_text},
    Row{"ldap.bind", take_part<&Settings::ldap, &Ldap::bind>, a_text},
    Row{"ldap.password", take_part<&Settings::ldap, &Ldap::password>, a_text},
    Row{"ldap.filter", take_part<&Settings::ldap, &Ldap::filter>, a_text},
    Row{"ldap.start_tls", take_start_tls, {"true 或 false", "true or false"}},
    Row{"mail.url",
        take_part<&Settings::mail, &Mail::url>,
        {"smtp://… 或 smtps://…", "smtp://… or smtps://…"}},
    Row{"mail.from", take_part<&Settings::mail, &Mail::from>, a_text},
    Row{"mail.user", take_part<&Settings::mail, &Mail::user>, a_text},
    Row{"mail.password", take_part<&Settings::mail, &Mail::password>, a_text},
};

Error impossible(const std::string& where, const Row& row) {
  return Error::usage(
      {fmt::format("{}：应为{}。", where, row.what.zh), fmt::format("{}: it is {}.", where, row.what.en)});
}

std::optional<std::string> written(const toml::node& node) {
  if (auto text = node.value_exact<std::string>()) return *text;
  if (auto number = node.value_exact<std::int64_t>()) return fmt::to_string(*number);
  if (auto flag = node.value_exact<bool>()) return *flag ? "true" : "false";
  const toml::array* list = node.as_array();
  if (list == nullptr) return std::nullopt;
  std::string joined;
  for (const toml::node& one : *list) {
    auto text = one.value_exact<std::string>();
    if (!text) return std::nullopt;
    joined += (joined.empty() ? "" : ",") + *text;
  }
  return joined;
}

Result<void> read_table(Settings& settings, const toml::table& table, const std::string& prefix,
                        std::string_view file_name) {
  for (const auto& [key, node] : table) {
    std::string name = prefix + std::string(key.str());
    std::string where = fmt::format("{}:{}: {}", file_name, node.source().begin.line, name);
    if (const toml::table* inner = node.as_table(); inner != nullptr && prefix.empty()) {
      TRY_VOID(read_table(settings, *inner, name + ".", file_name));
      continue;
    }
    auto row = std::ranges::find(rows, name, &Row::key);
    if (row == rows.end())
      return fail(Error::usage(
          {fmt::format("{}：没有这一项设置。", where), fmt::format("{}: there is no such setting.", where)}));
    auto value = written(node);
    if (!value || !row->take(settings, *value)) return fail(impossible(where, *row));
  }
  return {};
}

/// "HENGJI_LDAP_URL" for "ldap.url".
std::string variable_of(std::string_view key) {
  std::string name = "HENGJI_";
  for (char c : key) name += c == '.' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  return name;
}

}  // namespace

Result<void> read_settings(Settings& settings, std::string_view text, std::string_view file_name) {
  try {
    return read_table(settings, toml::parse(text, file_name), "", file_name);
  } catch (const toml::parse_error& error) {
    auto line = error.source().begin.line;
    return fail(
        Error::usage({fmt::format("{}:{}：不是有效的 TOML（{}）。", file_name, line, error.description()),
                      fmt::format("{}:{}: no valid TOML ({}).", file_name, line, error.description())}));
  }
}

Result<void> read_environment(Settings& settings, const Environment& environment) {
  for (const Row& row : rows) {
    std::string name = variable_of(row.key);
    auto value = environment(name);
    if (value && !row.take(settings, *value))
      return fail(impossible(fmt::format("{}={}", name, *value), row));
  }
  return {};
}

Result<Listen> parse_listen(std::string_view text) {
  std::size_t mark = text.rfind(':');
  std::string_view address = text.substr(0, mark == std::string_view::npos ? 0 : mark);
  if (address.size() > 2 && address.front() == '[' && address.back() == ']')
    address = address.substr(1, address.size() - 2);
  auto port = mark == std::string_view::npos ? std::nullopt : number_in(text.substr(mark + 1), 0, 65535);
  if (!port)
    return fail(Error::usage({fmt::format("监听地址不能是“{}”，应如 127.0.0.1:8080。", text),
                              fmt::format("one cannot listen on \"{}\"; write 127.0.0.1:8080.", text)}));
  return Listen{address.empty() ? "0.0.0.0" : std::string(address), *port};
}

}  // namespace hengji::server
