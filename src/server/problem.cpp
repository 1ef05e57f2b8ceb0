#include "server/problem.h"

#include <algorithm>
#include <array>

#include "base/json.h"
#include "server/http/wire.h"

namespace hengji::server {
namespace {

using service::Refusal;

struct Row {
  int status;
  std::string_view code;
  Phrase title;
};

constexpr std::array rows{
    Row{400, "bad_request", {"请求有误", "bad request"}},
    Row{401, "sign_in", {"需要登录", "not signed in"}},
    Row{403, "forbidden", {"没有权限", "not allowed"}},
    Row{404, "not_found", {"没有找到", "not found"}},
    Row{405, "method", {"不支持这种操作", "method not allowed"}},
    Row{409, "conflict", {"与别人的修改冲突", "conflict"}},
    Row{413, "too_large", {"内容过大", "content too large"}},
    Row{415, "media_type", {"不支持这种内容", "media type not supported"}},
    Row{422, "invalid", {"内容有误", "invalid content"}},
    Row{423, "locked", {"暂不能办理", "locked"}},
    Row{429, "too_many", {"请求过多", "too many requests"}},
    Row{431, "head_too_large", {"请求头过大", "request head too large"}},
    Row{500, "internal", {"程序内部出错", "internal error"}},
    Row{501, "not_here", {"这里没有这项功能", "not available here"}},
    Row{503, "unavailable", {"暂时不能服务", "temporarily unavailable"}},
    Row{507, "no_space", {"存储空间不足", "no space left"}},
};

const Row& row_of(int status) {
  auto found = std::ranges::find(rows, status, &Row::status);
  return found == rows.end() ? rows[12] : *found;
}

Json problem_json(int status, std::string_view code, const std::string& detail, Language language) {
  Json json = Json::object();
  json.set("type", code == "stale" || code == "exists"
                       ? "https://hengji.invalid/problems/" + std::string(code)
                       : std::string("about:blank"));
  json.set("title", in(language, row_of(status).title)).set("status", status).set("code", code);
  if (!detail.empty()) json.set("detail", detail);
  return json;
}

http::Response response_of(int status, const Json& json) {
  http::Response response{.status = status, .type = "application/problem+json; charset=utf-8"};
  response.body = json.dump();
  response.with("Cache-Control", "no-store");
  if (status == 503) response.with("Retry-After", "2");
  return response;
}

void add_stale(Json& json, const Refusal::Stale& stale) {
  if (!stale.person.empty())
    json.set("changed_by", Json::object().set("id", stale.person).set("name", stale.name));
  if (!stale.at.empty()) json.set("changed_at", stale.at);
  json.set("current_etag", stale.etag);
  Json changes = Json::array();
  for (const std::string& change : stale.changes) changes.add(change);
  json.set("changes", std::move(changes));
}

}  // namespace

Language language_of(std::string_view accept_language) {
  std::size_t english = accept_language.find("en");
  std::size_t chinese = accept_language.find("zh");
  return english < chinese ? Language::en : Language::zh;
}

int status_of(const Refusal& refusal) {
  if (refusal.code == "sign_in") return 401;
  if (refusal.code == "media_type") return 415;
  switch (refusal.kind) {
    case Refusal::Kind::not_found:
      return 404;
    case Refusal::Kind::forbidden:
      return 403;
    case Refusal::Kind::conflict:
      return 409;
    case Refusal::Kind::invalid:
      return 422;
    case Refusal::Kind::locked:
      return 423;
    case Refusal::Kind::unreadable:
      return 422;
    case Refusal::Kind::unavailable:
      return 503;
  }
  return 500;
}

http::Response problem(const Refusal& refusal, Language language) {
  int status = status_of(refusal);
  Json json = problem_json(status, refusal.code, in(language, refusal.message), language);
  if (!refusal.faults.empty()) {
    Json errors = Json::array();
    for (const JsonFault& fault : refusal.faults)
      errors.add(Json::object().set("pointer", fault.pointer).set("detail", in(language, fault.message)));
    json.set("errors", std::move(errors));
  }
  if (refusal.stale) add_stale(json, *refusal.stale);
  return response_of(status, json);
}

http::Response problem(int status, std::string_view code, const Text& message, Language language) {
  return response_of(status, problem_json(status, code, in(language, message), language));
}

http::Response locked(std::chrono::seconds retry_after, const Text& message, Language language) {
  Json json = problem_json(423, "locked", in(language, message), language);
  json.set("retry_after", static_cast<long long>(retry_after.count()));
  return response_of(423, json).with("Retry-After", std::to_string(retry_after.count()));
}

http::Response problem_of_status(int status, Language language) {
  static constexpr std::pair<int, Phrase> sentences[] = {
      {400, {"这不是完整的 HTTP 请求。", "this is no complete HTTP request."}},
      {413, {"内容超过了这里允许的大小。", "the content is larger than is taken here."}},
      {431, {"请求的首部过长。", "the head of the request is too long."}},
      {503, {"现在请求太多，请稍后再试。", "there are too many requests now; try again shortly."}},
      {507,
       {"服务器的磁盘写不进去，请联系管理员。",
        "the server's disk cannot be written; ask the administrator."}}};
  for (const auto& [known, sentence] : sentences)
    if (known == status) return problem(status, row_of(status).code, sentence.text(), language);
  return problem(status, row_of(status).code, {}, language);
}

}  // namespace hengji::server
