#include <gtest/gtest.h>

#include <set>

#include "base/embedded.h"
#include "base/json.h"
#include "server/route.h"
#include "service/use_case.h"

namespace hengji::embedded {
std::span<const EmbeddedFile> openapi();
}

namespace hengji::server {
namespace {

const Json& document() {
  static const Json json = Json::parse(embedded::openapi().front().text).value();
  return json;
}

std::string lower_name(http::Method method) {
  std::string name(http::name(method));
  for (char& c : name) c = static_cast<char>(std::tolower(c));
  return name;
}

const Json* operation_of(const Route& route) {
  const Json* path = document().find("paths")->find(route.pattern);
  return path == nullptr ? nullptr : path->find(lower_name(route.method));
}

bool takes_tokens(const Json& operation) {
  const Json* security = operation.find("security");
  for (const Json& one : *security->as_array())
    if (one.find("token") != nullptr) return true;
  return false;
}

TEST(OpenApi, DescribesEveryRouteUnderItsName) {
  for (const Route& route : routes()) {
    const Json* operation = operation_of(route);
    ASSERT_NE(operation, nullptr) << lower_name(route.method) << " " << route.pattern;
    EXPECT_EQ(*operation->find("operationId")->as_string(), route.operation);
  }
}

TEST(OpenApi, DescribesNothingThatIsNoRoute) {
  std::size_t described = 0;
  for (const Json::Member& path : *document().find("paths")->as_object())
    described += path.second.as_object()->size();
  EXPECT_EQ(described, routes().size());
}

TEST(OpenApi, StatesTheStatusWithWhichARouteSucceeds) {
  for (const Route& route : routes()) {
    const Json* responses = operation_of(route)->find("responses");
    EXPECT_NE(responses->find(std::to_string(route.status)), nullptr) << route.operation;
    EXPECT_NE(responses->find("default"), nullptr) << route.operation;
  }
}

TEST(OpenApi, SaysWhoMayCall) {
  for (const Route& route : routes()) {
    const Json* operation = operation_of(route);
    bool is_open = operation->find("security")->as_array()->empty();
    EXPECT_EQ(is_open, route.guard == Guard::everyone) << route.operation;
    if (!is_open) {
      EXPECT_EQ(takes_tokens(*operation), route.guard != Guard::browser) << route.operation;
    }
  }
}

TEST(OpenApi, SaysWhichScopeATokenNeeds) {
  constexpr std::string_view words[] = {"read", "write", "review", "admin"};
  for (const Route& route : routes()) {
    if (route.guard != Guard::signed_in) continue;
    const service::UseCase* use_case =
        route.run == nullptr ? service::find_use_case(route.operation) : nullptr;
    service::Reach reach = use_case != nullptr ? use_case->reach : route.reach;
    std::string scope;
    for (const Json& one : *operation_of(route)->find("security")->as_array())
      if (const Json* token = one.find("token")) scope = *(*token->as_array())[0].as_string();
    EXPECT_EQ(scope, words[static_cast<std::size_t>(reach)]) << route.operation;
  }
}

TEST(OpenApi, SaysWhichRoutesTakeABody) {
  for (const Route& route : routes()) {
    bool has_body = operation_of(route)->find("requestBody") != nullptr;
    EXPECT_EQ(has_body, route.body != Body::none) << route.operation;
  }
}

TEST(OpenApi, NamesTheParametersOfEachPath) {
  for (const Route& route : routes()) {
    std::set<std::string_view> described;
    if (const Json* parameters = operation_of(route)->find("parameters"))
      for (const Json& one : *parameters->as_array()) {
        const Json* in = one.find("in");
        if (in != nullptr && *in->as_string() == "path") described.insert(*one.find("name")->as_string());
      }
    auto names = parameter_names(route.pattern);
    EXPECT_EQ(described, (std::set<std::string_view>(names.begin(), names.end()))) << route.operation;
  }
}

TEST(OpenApi, HasAUseCaseOrAHandlerBehindEachRoute) {
  for (const Route& route : routes())
    EXPECT_TRUE(route.run != nullptr || service::find_use_case(route.operation) != nullptr)
        << route.operation;
}

TEST(OpenApi, LeavesNoUseCaseWithoutARoute) {
  std::set<std::string_view> operations;
  for (const Route& route : routes()) operations.insert(route.operation);
  for (const service::UseCase& use_case : service::use_cases())
    EXPECT_TRUE(operations.contains(use_case.name)) << use_case.name;
}

TEST(OpenApi, OpensToThePublicWhatIsPublicForTheUseCase) {
  for (const Route& route : routes()) {
    const service::UseCase* use_case = service::find_use_case(route.operation);
    if (!use_case || route.run != nullptr) continue;
    EXPECT_EQ(use_case->is_public, route.guard == Guard::everyone) << route.operation;
  }
}

TEST(Router, TellsAnUnknownPathFromAnUnknownMethod) {
  Router router(routes());
  EXPECT_EQ(router.match(http::Method::get, "/nowhere").error(), NoMatch::no_such_path);
  EXPECT_EQ(router.match(http::Method::put, "/plans").error(), NoMatch::no_such_method);
}

TEST(Router, TakesParametersOutOfThePath) {
  Router router(routes());
  auto match = router.match(http::Method::get, "/files/sha256:ab/pages/12.png");
  ASSERT_TRUE(match);
  EXPECT_EQ(routes()[match->route].operation, "getPage");
  EXPECT_EQ(match->parameters, (std::vector<std::string_view>{"sha256:ab", "12"}));
  EXPECT_FALSE(router.match(http::Method::get, "/files/sha256:ab/pages/.png"));
}

}  // namespace
}  // namespace hengji::server
