#pragma once

#include <string>
#include <string_view>

namespace hengji::writers {

/// Adds text to markup: & < > " as entities. Characters that XML 1.0 cannot hold (control characters,
/// surrogates, invalid bytes) are left out or become U+FFFD.
void append_escaped(std::string& markup, std::string_view text);

/// The same as a value.
std::string escaped(std::string_view text);

/// A length with at most two decimals and no trailing zeros: 0.5, 21, 12.75. The same on every machine.
std::string number(double value);

}  // namespace hengji::writers
