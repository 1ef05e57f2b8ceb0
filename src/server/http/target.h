#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace hengji::http {

/// "%E5%B1%80" → "局". Nothing when an escape is broken or the result is not UTF-8.
std::optional<std::string> percent_decoded(std::string_view text);

/// Everything but letters, digits, "-", "_", "." and "~" as %XX.
std::string percent_encoded(std::string_view text);

/// "a=1&b=%20" with "+" as a blank. Nothing when something in it is broken. The first of a name counts.
std::optional<std::map<std::string, std::string, std::less<>>> parsed_query(std::string_view query);

/// The value of a cookie in a Cookie header; empty when it has none.
std::string_view cookie_in(std::string_view header, std::string_view name);

/// Whether an If-None-Match or If-Match header names this ETag (without quotation marks) or "*".
bool names_etag(std::string_view header, std::string_view etag);

/// An ETag header without quotation marks and "W/".
std::string_view bare_etag(std::string_view header);

/// Whether an Accept-Encoding header takes gzip.
bool takes_gzip(std::string_view accept_encoding);

}  // namespace hengji::http
