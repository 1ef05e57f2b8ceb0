#pragma once

#include <string>
#include <string_view>

#include "server/settings.h"

namespace hengji::server {

/// Whether the directory knows somebody by that account and password: the entry is looked for, then bound
/// with the password. Error `not_installed`: the directory does not answer.
Result<bool> ldap_knows(const Settings::Ldap& settings, const std::string& account,
                        const std::string& password);

/// The filter with the account in it, escaped as RFC 4515 asks.
std::string ldap_filter(std::string_view filter, std::string_view account);

}  // namespace hengji::server
