#include "server/application.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/api.h"
#include "server/http/target.h"
#include "server/limits.h"
#include "server/operating.h"
#include "server/problem.h"
#include "server/route.h"
#include "server/static_site.h"

namespace hengji::server {
namespace {

constexpr std::string_view api_prefix = "/api/v1";

/// Beside the routes of the API, whose places are their indexes.
enum class Beside : std::size_t { operating, web, unknown };

std::size_t place_of(Beside beside) {
  return routes().size() + static_cast<std::size_t>(beside);
}

std::size_t counted_place(const http::Request& request) {
  return std::min(request.route, place_of(Beside::unknown));
}

bool is_api(std::string_view path) {
  return path == api_prefix || path.starts_with("/api/");
}

http::Response no_route(NoMatch why, Language language) {
  if (why == NoMatch::no_such_method)
    return problem(405, "method", {"这个地址不支持这种操作。", "this address does not take that method."},
                   language);
  return problem(404, "not_found", {"接口中没有这个地址。", "the API has no such address."}, language);
}

/// What every answer says to browsers.
void harden(const http::Request& request, http::Response& response) {
  response.with("X-Content-Type-Options", "nosniff");
  if (!is_api(request.path)) return;
  auto is_caching = [](const auto& header) { return header.first == "Cache-Control"; };
  if (std::ranges::none_of(response.headers, is_caching)) response.with("Cache-Control", "no-store");
  response.with("Vary", "Accept-Language, Cookie");
}

/// Who writes waits for those who came before, and must not keep readers waiting with him.
http::Place place_of(const http::Request& request, const Route& route) {
  bool is_read = request.method == http::Method::get || request.method == http::Method::head;
  const service::UseCase* use_case = route.run == nullptr ? service::find_use_case(route.operation) : nullptr;
  bool writes = !is_read && (!use_case || use_case->access == store::Transaction::Access::write);
  return writes && route.place == http::Place::pool ? http::Place::writers : route.place;
}

http::Admission admit_api(Site& site, const Router& router, http::Request& request) {
  Language language = language_of(request.header("Accept-Language"));
  request.route = place_of(Beside::unknown);
  if (!request.path.starts_with(api_prefix)) return {.refusal = no_route(NoMatch::no_such_path, language)};
  auto match = router.match(request.method, request.path.substr(api_prefix.size()));
  if (!match) return {.refusal = no_route(match.error(), language)};
  const Route& route = routes()[match->route];
  request.route = match->route;
  request.parameters = std::move(match->parameters);
  http::Admission admission{.body_bytes = limits::ignored_body_bytes, .place = place_of(request, route)};
  if (auto kept = answer_at_once(site, request)) {
    harden(request, *kept);
    admission.refusal = std::move(kept);
  }
  if (route.body == Body::json) admission.body_bytes = limits::request_json_bytes;
  if (route.body == Body::upload) {
    // Nobody sends hundreds of megabytes to be told then that a sign-in is missing.
    admission.refusal = refusal_of_head(site, request, route);
    admission.body_bytes = limits::file_bytes;
    admission.to_file = true;
  }
  return admission;
}

http::Admission admit(Site& site, const Router& router, http::Request& request) {
  if (is_api(request.path)) return admit_api(site, router, request);
  request.route = place_of(is_operating(request.path) ? Beside::operating : Beside::web);
  bool is_read = request.method == http::Method::get || request.method == http::Method::head;
  if (!is_read)
    return {.refusal = no_route(NoMatch::no_such_method, language_of(request.header("Accept-Language")))};
  bool is_web = request.route == place_of(Beside::web);
  return {.place = is_web ? http::Place::connection_thread : http::Place::pool};
}

http::Response handle(Site& site, http::Request& request) {
  http::Response response = request.route < routes().size()                ? answer_api(site, request)
                            : request.route == place_of(Beside::operating) ? answer_operating(site, request)
                                                                           : static_file(request);
  harden(request, response);
  return response;
}

http::Response broken(Site& site, const http::Request& request, std::string_view bug) {
  site.log->event(Log::Severity::error, "bug",
                  Json::object()
                      .set("request", request.id)
                      .set("operation", counted_names()[counted_place(request)])
                      .set("exception", bug));
  Text text{
      fmt::format("程序内部出错。这是衡绩自身的缺陷；请把编号 {} 告诉管理员。", request.id),
      fmt::format("internal error, a fault of Hengji; tell the administrator the number {}.", request.id)};
  return problem(500, "internal", text, language_of(request.header("Accept-Language")));
}

void answered(Site& site, const http::Request& request, const http::Response& response, std::size_t bytes,
              std::chrono::nanoseconds took) {
  std::size_t route = counted_place(request);
  site.metrics->count(route, response.status, took, bytes);
  if (!site.log->takes_requests()) return;
  site.log->request(request.id, name(request.method), counted_names()[route], response.status, bytes,
                    std::chrono::duration<double, std::milli>(took).count());
}

}  // namespace

std::span<const std::string_view> counted_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> list;
    for (const Route& route : routes()) list.push_back(route.operation);
    list.insert(list.end(), {"operating", "web", "unknown"});
    return list;
  }();
  return names;
}

http::Application application(Site& site) {
  auto router = std::make_shared<const Router>(routes());
  http::Application application;
  application.admit = [&site, router](http::Request& request) { return admit(site, *router, request); };
  application.handle = [&site](http::Request& request) { return handle(site, request); };
  application.broken = [&site](const http::Request& request, std::string_view bug) {
    return broken(site, request, bug);
  };
  application.refuse = [](const http::Request& request, int status) {
    return problem_of_status(status, language_of(request.header("Accept-Language")));
  };
  application.answered = [&site](const http::Request& request, const http::Response& response,
                                 std::size_t bytes, std::chrono::nanoseconds took) {
    answered(site, request, response, bytes, took);
  };
  return application;
}

}  // namespace hengji::server
