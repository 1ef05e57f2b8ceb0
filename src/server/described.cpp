#include "server/described.h"

#include <map>
#include <span>

#include "base/embedded.h"
#include "base/json.h"

namespace hengji::embedded {
std::span<const EmbeddedFile> openapi();
}

namespace hengji::server {
namespace {

using Names = std::set<std::string, std::less<>>;

/// The parameter itself where the document only refers to it.
const Json& referred(const Json& document, const Json& parameter) {
  const Json* reference = parameter.find("$ref");
  if (!reference) return parameter;
  std::string_view path = *reference->as_string();
  return *document.find("components")->find("parameters")->find(path.substr(path.rfind('/') + 1));
}

Names names_in(const Json& document, const Json& operation) {
  Names names;
  const Json* parameters = operation.find("parameters");
  if (!parameters) return names;
  for (const Json& one : *parameters->as_array()) {
    const Json& parameter = referred(document, one);
    if (*parameter.find("in")->as_string() == "query") names.insert(*parameter.find("name")->as_string());
  }
  return names;
}

std::map<std::string, Names, std::less<>> names_by_operation() {
  std::map<std::string, Names, std::less<>> all;
  const Json document = Json::parse(openapi_text()).value();
  for (const Json::Member& path : *document.find("paths")->as_object())
    for (const Json::Member& method : *path.second.as_object())
      all.emplace(*method.second.find("operationId")->as_string(), names_in(document, method.second));
  return all;
}

}  // namespace

std::string_view openapi_text() {
  return embedded::openapi().front().text;
}

const Names& query_parameters(std::string_view operation) {
  static const auto all = names_by_operation();
  static const Names none;
  auto found = all.find(operation);
  return found == all.end() ? none : found->second;
}

}  // namespace hengji::server
