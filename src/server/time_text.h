#pragma once

#include <optional>
#include <string_view>

#include "store/values.h"

namespace hengji::server {

/// "2027-01-01T00:00:00Z", with or without a fraction and with "Z" or "+08:00" (RFC 3339). Nothing for
/// anything else.
std::optional<store::Instant> parse_instant(std::string_view text);

}  // namespace hengji::server
