#pragma once

#include <set>
#include <string>
#include <string_view>

namespace hengji::server {

/// The OpenAPI document that the server serves.
std::string_view openapi_text();

/// The query parameters that the document names for an operation. A request with another one is refused: a
/// filter with a slip of the pen would otherwise give everything.
const std::set<std::string, std::less<>>& query_parameters(std::string_view operation);

}  // namespace hengji::server
