#include "store/sql/query.h"

#include <algorithm>

#include "base/json.h"

namespace hengji::store::sql {

Query& Query::add_one_of(std::string_view column, const std::vector<std::string>& values) {
  if (values.empty()) return add("FALSE");
  add(column).add(" IN (");
  for (std::size_t i = 0; i < values.size(); ++i) add(i ? ", " : "", values[i]);
  return add(")");
}

Query& Query::add_scope(const Scope& scope, std::string_view region, std::string_view department) {
  if (scope.everything) return *this;
  add(" AND (").add_one_of(region, scope.regions);
  add(" OR ").add_one_of(department, scope.departments);
  return add(")");
}

std::string like_pattern(std::string_view part) {
  std::string pattern = "%";
  for (char c : part) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern += '%';
}

std::vector<std::string> cursor_parts(std::string_view cursor, std::size_t count) {
  auto json = Json::parse(cursor);
  const Json::Array* array = json ? json->as_array() : nullptr;
  if (!array || array->size() != count) return {};
  std::vector<std::string> parts;
  for (const Json& part : *array) {
    if (!part.as_string()) return {};
    parts.push_back(*part.as_string());
  }
  return parts;
}

std::string cursor_of(const std::vector<std::string>& parts) {
  Json array = Json::array();
  for (const std::string& part : parts) array.add(part);
  return array.dump();
}

int bounded(int limit) {
  return std::clamp(limit, 1, 1000);
}

}  // namespace hengji::store::sql
