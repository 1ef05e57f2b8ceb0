#pragma once

#include <string_view>

namespace hengji::check {

/// Whether 18 characters are an identity number: seventeen digits with a birthday among them, and the right
/// check character, a digit or x (GB 11643).
bool is_identity_number(std::string_view number);

}  // namespace hengji::check
