#include "server/call.h"

#include "server/http/target.h"

namespace hengji::server {
namespace {

http::Response file_response(service::Reply::File file) {
  http::Response response{.type = std::move(file.type), .body = std::move(file.bytes)};
  if (!file.name.empty())
    response.with("Content-Disposition", "attachment; filename*=UTF-8''" + http::percent_encoded(file.name));
  // Whatever somebody uploaded runs nowhere.
  return std::move(response).with("Content-Security-Policy",
                                  "sandbox; default-src 'none'; style-src 'unsafe-inline'");
}

}  // namespace

http::Response json_response(const Call& call, const Json& json) {
  return {.status = call.route.status, .type = "application/json; charset=utf-8", .body = json.dump()};
}

http::Response done(const Call&) {
  return {.status = 204};
}

http::Response response_of(const Call& call, service::Reply reply) {
  bool is_read = call.http.method == http::Method::get || call.http.method == http::Method::head;
  bool has_it = !call.is_made_whole && !reply.etag.empty() && is_read &&
                http::names_etag(call.http.header("If-None-Match"), reply.etag);
  http::Response response;
  if (has_it)
    response.status = 304;
  else if (reply.file)
    response = file_response(*std::move(reply.file));
  else if (call.route.status != 204)
    response = json_response(call, reply.body);
  else
    response.status = 204;
  if (!reply.etag.empty())
    response.with("ETag", "\"" + reply.etag + "\"").with("Cache-Control", "private, no-cache");
  return response;
}

service::Answer<http::Response> perform(Call& call, std::string_view use_case) {
  service::Reply reply = TRY(service::perform(*call.site.house, call.actor, use_case, call.asked));
  if (!reply.changed.empty()) call.site.events.nudge();
  return response_of(call, std::move(reply));
}

}  // namespace hengji::server
