#include "base/digest.h"
#include "base/embedded.h"
#include "server/http/target.h"
#include "server/routes/handlers.h"

namespace hengji::embedded {
std::span<const EmbeddedFile> openapi();
}

namespace hengji::server {

service::Answer<http::Response> show_openapi(Call& call) {
  static const auto text = std::make_shared<const std::string>(embedded::openapi().front().text);
  static const std::string etag = sha256(*text).substr(0, 16);
  http::Response response{.type = "application/json; charset=utf-8"};
  response.with("ETag", "\"" + etag + "\"").with("Cache-Control", "no-cache");
  if (http::names_etag(call.http.header("If-None-Match"), etag))
    response.status = 304;
  else
    response.shared = text;
  return response;
}

service::Answer<http::Response> listen_to_events(Call& call) {
  auto queue = call.site.events.listen(call.actor);
  if (!queue)
    return fail(
        service::Refusal(service::Refusal::Kind::unavailable, "too_many",
                         {"现在听取动态的人太多，请稍后再试。", "too many listen now; try again shortly."}));
  http::Response response{.type = "text/event-stream; charset=utf-8", .events = std::move(queue)};
  return std::move(response).with("Cache-Control", "no-store").with("X-Accel-Buffering", "no");
}

}  // namespace hengji::server
