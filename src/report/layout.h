#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hengji::report {

/// A text broken into lines of at most `width` columns of a terminal. Chinese breaks between any two
/// characters but not before a closing mark; words of letters stay whole where they fit. Line breaks in the
/// text are kept. What is given are parts of the text.
std::vector<std::string_view> wrapped(std::string_view text, int width);

/// The text with spaces behind it up to `width` columns; as it is when it is wider.
std::string padded(std::string_view text, int width);

/// At most `width` columns of the text, "…" in place of the rest.
std::string clipped(std::string_view text, int width);

}  // namespace hengji::report
