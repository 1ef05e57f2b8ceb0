#pragma once

#include <optional>

#include "server/http/message.h"
#include "server/route.h"
#include "server/site.h"

namespace hengji::server {

/// Answers a request whose route was found: who asks, whether the request is their own doing (CSRF), whether
/// it was answered before (Idempotency-Key), then the route.
http::Response answer_api(Site& site, http::Request& request);

/// An answer that was kept and still holds, where finding it needs no look into the store beyond whether it
/// changed, so that the connection's own thread gives it.
std::optional<http::Response> answer_at_once(Site& site, http::Request& request);

/// What is wrong with a request as far as its head shows: nobody signed in, a missing CSRF token.
std::optional<http::Response> refusal_of_head(Site& site, const http::Request& request, const Route& route);

/// Whether the other end speaks TLS, to us or to a proxy whose word is believed.
bool is_over_tls(const Site& site, const http::Request& request);
/// The address of who asks, behind proxies whose word is believed.
std::string address_of(const Site& site, const http::Request& request);

inline constexpr std::string_view session_cookie = "hengji_session";

}  // namespace hengji::server
