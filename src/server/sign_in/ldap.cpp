#include "server/sign_in/ldap.h"

#include <fmt/format.h>
#include <ldap.h>

#include <memory>

namespace hengji::server {
namespace {

struct Unbind {
  void operator()(LDAP* directory) const { ldap_unbind_ext_s(directory, nullptr, nullptr); }
};
using Directory = std::unique_ptr<LDAP, Unbind>;

Error silent(int code) {
  return Error::not_installed(
      {fmt::format("统一用户目录（LDAP）没有应答：{}。请联系管理员。", ldap_err2string(code)),
       fmt::format("the directory (LDAP) does not answer: {}. Ask the administrator.",
                   ldap_err2string(code))});
}

int bound(LDAP* directory, const std::string& name, const std::string& password) {
  berval secret{password.size(), const_cast<char*>(password.data())};
  return ldap_sasl_bind_s(directory, name.c_str(), LDAP_SASL_SIMPLE, &secret, nullptr, nullptr, nullptr);
}

Result<Directory> opened(const Settings::Ldap& settings) {
  LDAP* raw = nullptr;
  int code = ldap_initialize(&raw, settings.url.c_str());
  if (code != LDAP_SUCCESS) return fail(silent(code));
  Directory directory(raw);
  int version = LDAP_VERSION3;
  timeval patience{5, 0};
  ldap_set_option(raw, LDAP_OPT_PROTOCOL_VERSION, &version);
  ldap_set_option(raw, LDAP_OPT_NETWORK_TIMEOUT, &patience);
  ldap_set_option(raw, LDAP_OPT_TIMEOUT, &patience);
  ldap_set_option(raw, LDAP_OPT_REFERRALS, LDAP_OPT_OFF);
  if (settings.start_tls) code = ldap_start_tls_s(raw, nullptr, nullptr);
  if (code != LDAP_SUCCESS) return fail(silent(code));
  return directory;
}

/// The name of the one entry that the filter finds; empty when it finds none or several.
Result<std::string> entry_of(LDAP* directory, const Settings::Ldap& settings, const std::string& account) {
  char none[] = LDAP_NO_ATTRS;
  char* attributes[] = {none, nullptr};
  LDAPMessage* found = nullptr;
  std::string filter = ldap_filter(settings.filter, account);
  int code = ldap_search_ext_s(directory, settings.base.c_str(), LDAP_SCOPE_SUBTREE, filter.c_str(),
                               attributes, 1, nullptr, nullptr, nullptr, 2, &found);
  std::unique_ptr<LDAPMessage, int (*)(LDAPMessage*)> owned(found, ldap_msgfree);
  if (code == LDAP_NO_SUCH_OBJECT || code == LDAP_SIZELIMIT_EXCEEDED) return std::string();
  if (code != LDAP_SUCCESS) return fail(silent(code));
  if (ldap_count_entries(directory, found) != 1) return std::string();
  char* name = ldap_get_dn(directory, ldap_first_entry(directory, found));
  std::string text = name == nullptr ? "" : name;
  ldap_memfree(name);
  return text;
}

}  // namespace

std::string ldap_filter(std::string_view filter, std::string_view account) {
  std::string escaped;
  for (char c : account) {
    auto byte = static_cast<unsigned char>(c);
    bool is_special = c == '*' || c == '(' || c == ')' || c == '\\' || byte < 0x20;
    escaped += is_special ? fmt::format("\\{:02x}", byte) : std::string(1, c);
  }
  std::string text(filter);
  constexpr std::string_view mark = "{account}";
  for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += escaped.size())
    text.replace(at, mark.size(), escaped);
  return text;
}

Result<bool> ldap_knows(const Settings::Ldap& settings, const std::string& account,
                        const std::string& password) {
  if (account.empty() || password.empty()) return false;  // a bind without a password is anonymous
  Directory directory = TRY(opened(settings));
  int code = bound(directory.get(), settings.bind, settings.password);
  if (code != LDAP_SUCCESS) return fail(silent(code));
  std::string entry = TRY(entry_of(directory.get(), settings, account));
  if (entry.empty()) return false;
  code = bound(directory.get(), entry, password);
  if (code == LDAP_SUCCESS) return true;
  if (code == LDAP_SERVER_DOWN || code == LDAP_TIMEOUT || code == LDAP_CONNECT_ERROR)
    return fail(silent(code));
  return false;
}

}  // namespace hengji::server
