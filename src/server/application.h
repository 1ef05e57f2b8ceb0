#pragma once

#include "server/http/server.h"
#include "server/site.h"

namespace hengji::server {

/// What answers the requests of a site: the API, the operating pages and the web application. The site must
/// outlive it.
http::Application application(Site& site);

/// The names under which requests are counted: the operations of the routes, then what lies beside the API.
std::span<const std::string_view> counted_names();

}  // namespace hengji::server
