#pragma once

#include <string>
#include <string_view>

namespace hengji::readers::page {

/// The characters that a font's names stand for, as a person would type them: radicals made characters
/// (⽬ → 目), ligatures spelt out (ﬁ → fi), upright forms of brackets made level, the ticks and boxes of
/// symbol fonts made ✓ ☑ □ ×. Everything else, full-width punctuation included, stays as it is.
std::string plain(std::string_view text);

/// Whether a character stands for nothing that can be read: U+FFFD and the private use area.
bool is_nameless(std::string_view text);

}  // namespace hengji::readers::page
