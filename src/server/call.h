#pragma once

#include <optional>
#include <string>

#include "server/route.h"
#include "server/site.h"
#include "service/use_case.h"
#include "store/access.h"

namespace hengji::server {

/// A request that was understood, on its way to its route.
struct Call {
  Site& site;
  http::Request& http;
  const Route& route;
  Language language = Language::zh;
  service::Actor actor;                   ///< the public when nobody is signed in
  std::optional<store::Session> session;  ///< of a browser
  bool must_change_password = false;
  service::Request asked;      ///< parameters and body
  bool is_made_whole = false;  ///< even when the caller has it already: it is kept for others

  std::string_view operator[](std::string_view name) const { return asked[name]; }
};

/// What goes back as JSON, with the route's status.
http::Response json_response(const Call& call, const Json& json);

/// 204.
http::Response done(const Call& call);

/// A use case's reply as response: JSON or file, ETag, 304 when the caller has it.
http::Response response_of(const Call& call, service::Reply reply);

/// Performs the use case of that name for the call.
service::Answer<http::Response> perform(Call& call, std::string_view use_case);

}  // namespace hengji::server
