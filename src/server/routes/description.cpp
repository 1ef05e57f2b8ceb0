#include <charconv>

#include "base/digest.h"
#include "server/described.h"
#include "server/http/target.h"
#include "server/routes/handlers.h"

namespace hengji::server {

service::Answer<http::Response> show_openapi(Call& call) {
  static const auto text = std::make_shared<const std::string>(openapi_text());
  static const std::string etag = sha256(*text).substr(0, 16);
  http::Response response{.type = "application/json; charset=utf-8"};
  response.with("ETag", "\"" + etag + "\"").with("Cache-Control", "no-cache");
  if (http::names_etag(call.http.header("If-None-Match"), etag))
    response.status = 304;
  else
    response.shared = text;
  return response;
}

namespace {

/// Nothing for what is no number: who does not say what he heard last begins now.
std::optional<std::int64_t> event_number(std::string_view text) {
  std::int64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

}  // namespace

service::Answer<http::Response> listen_to_events(Call& call) {
  std::optional<std::int64_t> heard = event_number(call.http.header("Last-Event-ID"));
  auto queue = call.site.events.listen(call.actor, heard);
  if (!queue)
    return fail(
        service::Refusal(service::Refusal::Kind::unavailable, "too_many",
                         {"现在听取动态的人太多，请稍后再试。", "too many listen now; try again shortly."}));
  http::Response response{.type = "text/event-stream; charset=utf-8", .events = std::move(queue)};
  return std::move(response).with("Cache-Control", "no-store").with("X-Accel-Buffering", "no");
}

}  // namespace hengji::server
