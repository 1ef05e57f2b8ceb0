#include <map>
#include <set>

#include "server/house_test.h"
#include "server/route.h"

namespace hengji {
namespace {

using server::Route;

/// Every route, walked by somebody of every role with things that do not exist.
class RightsWalk : public SampleServer {
 protected:
  static std::map<service::Role, std::string> one_of_each_role() {
    std::map<service::Role, std::string> accounts;
    for (const service::SamplePerson& person : service::sample_people())
      accounts.try_emplace(person.role, person.account);
    return accounts;
  }

  static std::string path_of(const Route& route) {
    std::string path(route.pattern);
    for (std::string_view name : server::parameter_names(route.pattern)) {
      std::string mark = "{" + std::string(name) + "}";
      path.replace(path.find(mark), mark.size(), name == "n" ? "1" : "none-such");
    }
    return path;
  }

  static Answered walked(Browser& browser, const Route& route) {
    std::string path = path_of(route);
    switch (route.method) {
      case http::Method::get:
        return browser.get(path);
      case http::Method::put:
        return browser.put(path);
      case http::Method::patch:
        return browser.patch(path, Json::object());
      case http::Method::remove:
        return browser.remove(path);
      default:
        break;
    }
    if (route.body == server::Body::upload) return browser.upload("a.txt", "text", "text/plain");
    return browser.post(path);
  }

  /// Routes that end the walk, or that never end.
  static bool is_left_out(const Route& route) {
    return route.operation == "events" || route.operation == "signOut" || route.operation == "signIn";
  }
};

TEST_F(RightsWalk, ThePublicGetsNothingThatIsNotPublic) {
  Browser nobody = browser();
  for (const Route& route : server::routes()) {
    if (is_left_out(route)) continue;
    Answered answer = walked(nobody, route);
    if (route.guard == server::Guard::everyone)
      EXPECT_NE(answer.status, 401) << route.operation;
    else
      EXPECT_EQ(answer.status, 401) << route.operation << " " << answer.body;
  }
}

TEST_F(RightsWalk, NoRouteBreaksForAnybody) {
  for (const auto& [role, account] : one_of_each_role()) {
    Browser person = signed_in(account);
    for (const Route& route : server::routes()) {
      if (is_left_out(route)) continue;
      Answered answer = walked(person, route);
      EXPECT_NE(answer.status, 0) << route.operation << " " << account;
      EXPECT_LT(answer.status, 500) << route.operation << " " << account << " " << answer.body;
    }
  }
}

TEST_F(RightsWalk, WhatTheServerDoesItselfIsGrantedByRole) {
  using service::Capability;
  const std::map<std::string_view, Capability> needed{{"uploadFile", Capability::upload},
                                                      {"startReading", Capability::upload},
                                                      {"startImport", Capability::import_files},
                                                      {"packImpact", Capability::weigh_packs},
                                                      {"listWebhooks", Capability::operate},
                                                      {"createWebhook", Capability::operate},
                                                      {"removeWebhook", Capability::operate},
                                                      {"verifyAudit", Capability::see_audit},
                                                      {"health", Capability::operate}};
  for (const auto& [role, account] : one_of_each_role()) {
    Browser person = signed_in(account);
    for (const Route& route : server::routes()) {
      auto capability = needed.find(route.operation);
      if (capability == needed.end()) continue;
      Answered answer = walked(person, route);
      if (service::grants(role, capability->second))
        EXPECT_NE(answer.status, 403) << route.operation << " " << account << " " << answer.body;
      else
        EXPECT_EQ(answer.status, 403) << route.operation << " " << account << " " << answer.body;
    }
  }
}

TEST_F(RightsWalk, JobsAndSessionsOfOthersAreNotFound) {
  Browser one = signed_in("science"), other = signed_in("water");
  Answered file = one.upload("plan.txt", example("science-bureau-2025.txt"), "text/plain");
  Answered job = one.post("/readings", Json::object().set("file", file.text("hash")));
  ASSERT_EQ(job.status, 202) << job.body;
  EXPECT_EQ(other.get("/jobs/" + job.text("id")).status, 404);
  EXPECT_EQ(other.remove("/jobs/" + job.text("id")).status, 404);
  std::string session = one.get("/sessions").text("items", "0", "id");
  other.remove("/sessions/" + session);
  EXPECT_EQ(one.get("/session").status, 200);
}

}  // namespace
}  // namespace hengji
