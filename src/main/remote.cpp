#include "main/remote.h"

#include <fmt/format.h>

#include "main/commands.h"
#include "server/http/target.h"
#include "server/fetch.h"

namespace hengji {
namespace {

constexpr std::chrono::seconds most_time{120};

server::Fetch request_of(std::string url, std::string_view token, Language language) {
  server::Fetch request{.url = std::move(url)};
  request.headers = {fmt::format("Accept-Language: {}", language == Language::en ? "en" : "zh")};
  if (!token.empty()) request.headers.push_back(fmt::format("Authorization: Bearer {}", token));
  request.most_bytes = limits::file_bytes;
  request.most_time = most_time;
  request.who = {"服务器", "the server"};
  return request;
}

Error refusal(const server::Fetched& answer) {
  auto problem = Json::parse(answer.body);
  const Json* detail = problem ? problem->find("detail") : nullptr;
  std::string why =
      detail && detail->as_string() ? *detail->as_string() : fmt::format("HTTP {}", answer.status);
  return Error::io({fmt::format("服务器没有办理：{}", why), fmt::format("the server refused: {}", why)});
}

}  // namespace

Result<cli::RemoteAnswer> fetch_from_server(const cli::RemoteRequest& request) {
  server::Fetched fetched = TRY(server::fetch(request_of(request.url, request.token, request.language)));
  return cli::RemoteAnswer{fetched.status, std::move(fetched.body)};
}

ServerApi::ServerApi(const cli::Remote& remote) : remote_(remote) {}

Result<Json> ServerApi::ask(std::string_view path, Body body) const {
  std::string_view server = remote_.server;
  while (server.ends_with('/')) server.remove_suffix(1);
  server::Fetch request =
      request_of(fmt::format("{}/api/v1{}", server, path), remote_.token, remote_.language);
  request.upload = std::move(body.bytes);
  request.method = std::move(body.method);
  request.headers.insert(request.headers.end(), body.headers.begin(), body.headers.end());
  server::Fetched answer = TRY(server::fetch(request));
  if (answer.status < 200 || answer.status >= 300) return fail(refusal(answer));
  return Json::parse(answer.body);
}

Result<Json> ServerApi::get(std::string_view path) const {
  return ask(path, {});
}

Result<Json> ServerApi::send(std::string_view path, const Json& body) const {
  return ask(path, {body.dump(), {"Content-Type: application/json"}, {}});
}

Result<Json> ServerApi::replace(std::string_view path, const Json& body) const {
  return ask(path, {body.dump(), {"Content-Type: application/json"}, "PUT"});
}

Result<Json> ServerApi::upload(std::string_view path, const std::string& file_name,
                               const std::string& bytes) const {
  return ask(path, {bytes,
                    {"Content-Type: application/octet-stream",
                     "X-File-Name: " + http::percent_encoded(file_name), "Expect:"},
                    {}});
}

}  // namespace hengji
