#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hengji::readers::html {

/// Whether the bytes begin as a single-file web page (MHTML, RFC 2557) does.
bool is_mhtml(std::string_view bytes);

/// The page inside a single-file web page, in UTF-8; nothing when there is none.
std::optional<std::string> page_in_mhtml(std::string_view bytes);

}  // namespace hengji::readers::html
