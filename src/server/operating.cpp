#include "server/operating.h"

#include <algorithm>

#include "server/application.h"
#include "server/routes/handlers.h"

namespace hengji::server {
namespace {

http::Response plain(int status, std::string text) {
  return http::Response{.status = status, .type = "text/plain; charset=utf-8", .body = std::move(text)}.with(
      "Cache-Control", "no-store");
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string metrics_page(const Site& site) {
  std::string page = site.metrics->exposition(counted_names());
  append_gauge(page, "hengji_uptime_seconds", "Time since the start.", seconds_since(site.started));
  append_gauge(page, "hengji_open_connections", "Connections that are open.",
               site.open_connections ? static_cast<double>(site.open_connections()) : 0);
  append_gauge(page, "hengji_memory_bytes", "Resident memory.", static_cast<double>(memory_bytes()));
  append_gauge(page, "hengji_draining", "1 while the server stops.", site.is_draining ? 1 : 0);
  return page;
}

Json check_json(std::string_view name, bool ok, std::string text) {
  return Json::object().set("name", name).set("ok", ok).set("text", std::move(text));
}

}  // namespace

bool is_operating(std::string_view path) {
  return path == "/healthz" || path == "/readyz" || path == "/metrics";
}

http::Response answer_operating(Site& site, const http::Request& request) {
  if (request.path == "/healthz") return plain(200, "ok\n");
  if (request.path == "/metrics") {
    http::Response response = plain(200, metrics_page(site));
    response.type = "text/plain; version=0.0.4; charset=utf-8";
    return response;
  }
  if (site.is_draining) return plain(503, "stopping\n");
  return site.store->ping() ? plain(200, "ready\n") : plain(503, "the store does not answer\n");
}

service::Answer<http::Response> show_health(Call& call) {
  Site& site = call.site;
  bool may = std::ranges::any_of(call.actor.roles, [](const service::Binding& binding) {
    return service::grants(binding.role, service::Capability::operate);
  });
  if (!may)
    return fail(
        service::Refusal::forbidden({"只有管理员可以查看运行状况。", "only administrators see this."}));
  auto store = site.store->ping();
  Json checks = Json::array();
  checks.add(check_json("store", store.has_value(), store ? "" : in(call.language, store.error().message)));
  Json health = Json::object().set("version", HENGJI_VERSION);
  health.set("store", site.store->is_sqlite() ? "SQLite" : "PostgreSQL");
  health.set("uptime_seconds", static_cast<long long>(seconds_since(site.started)));
  health.set("requests", static_cast<long long>(site.metrics->requests())).set("jobs", Json::object());
  health.set("checks", std::move(checks)).set("replica", site.name);
  health.set("open_connections", site.open_connections ? site.open_connections() : std::size_t{0});
  health.set("memory_bytes", memory_bytes());
  return json_response(call, health);
}

}  // namespace hengji::server
