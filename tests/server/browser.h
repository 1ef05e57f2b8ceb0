#pragma once

#include <httplib.h>

#include <map>
#include <string>
#include <string_view>

#include "base/json.h"

namespace hengji {

/// An answer as a program sees it.
struct Answered {
  int status = 0;
  Json json;
  std::string body;
  httplib::Headers headers;

  std::string header(const std::string& name) const {
    auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
  }
  /// The text at a path of member names and positions: text("items", "0", "name").
  template <typename... Steps>
  std::string text(Steps... steps) const {
    const Json* at = &json;
    ((at = next(at, steps)), ...);
    if (at == nullptr) return {};
    if (at->as_string()) return *at->as_string();
    return at->dump();
  }
  std::size_t count(std::string_view list = "items") const {
    const Json* items = json.find(list);
    return items != nullptr && items->as_array() ? items->as_array()->size() : 0;
  }

 private:
  static const Json* next(const Json* at, std::string_view step) {
    if (at == nullptr) return nullptr;
    if (!at->as_array()) return at->find(step);
    std::size_t place = std::stoul(std::string(step));
    return place < at->as_array()->size() ? &(*at->as_array())[place] : nullptr;
  }
};

/// Somebody's browser: keeps the cookie, sends the CSRF token.
class Browser {
 public:
  explicit Browser(int port) : client_("127.0.0.1", port) {
    client_.set_keep_alive(true);
    client_.set_read_timeout(60);
    client_.set_write_timeout(60);
  }

  Answered sign_in(const std::string& account, const std::string& password, const std::string& totp = {}) {
    Json body = Json::object().set("account", account).set("password", password);
    if (!totp.empty()) body.set("totp", totp);
    Answered answer = post("/session", body);
    std::string cookie = answer.header("Set-Cookie");
    if (answer.status == 200) {
      cookie_ = cookie.substr(0, cookie.find(';'));
      csrf_ = answer.text("csrf");
    }
    return answer;
  }

  Answered get(const std::string& path, const httplib::Headers& extra = {}) {
    return answered(client_.Get("/api/v1" + path, headers(extra)));
  }
  Answered post(const std::string& path, const Json& body = Json::object(),
                const httplib::Headers& extra = {}) {
    return answered(client_.Post("/api/v1" + path, headers(extra), body.dump(), "application/json"));
  }
  Answered put(const std::string& path, const Json& body = Json::object(),
               const httplib::Headers& extra = {}) {
    return answered(client_.Put("/api/v1" + path, headers(extra), body.dump(), "application/json"));
  }
  Answered patch(const std::string& path, const Json& body, const httplib::Headers& extra = {}) {
    return answered(client_.Patch("/api/v1" + path, headers(extra), body.dump(), "application/json"));
  }
  Answered remove(const std::string& path, const httplib::Headers& extra = {}) {
    return answered(client_.Delete("/api/v1" + path, headers(extra)));
  }
  Answered upload(const std::string& name, const std::string& bytes, const std::string& type,
                  httplib::Headers extra = {}) {
    extra.emplace("X-File-Name", name);
    return answered(client_.Post("/api/v1/files", headers(extra), bytes, type.c_str()));
  }
  Answered upload_form(const std::string& name, const std::string& bytes,
                       const httplib::Headers& extra = {}) {
    httplib::MultipartFormDataItems items{{"file", bytes, name, "text/plain"}};
    return answered(client_.Post("/api/v1/files", headers(extra), items));
  }
  /// What comes of the stream of events until it holds `last`, or for ten seconds.
  std::string events(const std::string& last, const httplib::Headers& extra = {}) {
    std::string received;
    client_.set_read_timeout(10);
    client_.Get("/api/v1/events", headers(extra), [&](const char* bytes, std::size_t size) {
      received.append(bytes, size);
      return received.find(last) == std::string::npos;
    });
    client_.set_read_timeout(60);
    return received;
  }
  Answered page(const std::string& path, const httplib::Headers& extra = {}) {
    return answered(client_.Get(path, headers(extra)));
  }

  void set_csrf(std::string csrf) { csrf_ = std::move(csrf); }
  const std::string& cookie() const { return cookie_; }
  void set_cookie(std::string cookie) { cookie_ = std::move(cookie); }
  void set_token(std::string token) { token_ = std::move(token); }

 private:
  httplib::Headers headers(const httplib::Headers& extra) const {
    httplib::Headers all = extra;
    if (!cookie_.empty()) all.emplace("Cookie", cookie_);
    if (!csrf_.empty()) all.emplace("X-CSRF-Token", csrf_);
    if (!token_.empty()) all.emplace("Authorization", "Bearer " + token_);
    return all;
  }
  static Answered answered(const httplib::Result& result) {
    Answered answer;
    if (!result) return answer;
    answer.status = result->status;
    answer.body = result->body;
    answer.headers = result->headers;
    if (auto json = Json::parse(result->body)) answer.json = *std::move(json);
    return answer;
  }

  httplib::Client client_;
  std::string cookie_, csrf_, token_;
};

}  // namespace hengji
