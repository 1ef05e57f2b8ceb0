#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace hengji::server {

/// Ten characters or more of at least three of small letters, capitals, digits and other characters; not the
/// account's name, no character four times in a row. Error `usage` says which rule is broken.
Result<void> check_password_rules(std::string_view password, std::string_view account = {});

/// Argon2id with 64 MiB and two passes, as a string with its parameters. Checks the rules first.
Result<std::string> hash_password(std::string_view password);

/// Takes as long as hashing. Without a hash it takes as long and says no, so that nobody learns by the time
/// which accounts exist.
bool is_password(std::string_view hash, std::string_view password);

/// Whether a hash was made with other parameters than today's.
bool is_outdated(std::string_view hash);

}  // namespace hengji::server
