#pragma once

#include <string_view>

#include "server/http/message.h"
#include "server/site.h"

namespace hengji::server {

/// /healthz, /readyz and /metrics.
bool is_operating(std::string_view path);

/// healthz: the process answers. readyz: it may be given requests; not while it stops or its store does not
/// answer. metrics: for Prometheus.
http::Response answer_operating(Site& site, const http::Request& request);

}  // namespace hengji::server
