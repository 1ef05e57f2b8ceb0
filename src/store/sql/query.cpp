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

Result<std::vector<std::string>> cursor_parts(std::string_view cursor, std::size_t count) {
  std::vector<std::string> parts;
  if (cursor.empty()) return parts;
  auto json = Json::parse(cursor);
  const Json::Array* array = json ? json->as_array() : nullptr;
  bool is_ours = array && array->size() == count &&
                 std::ranges::all_of(*array, [](const Json& part) { return part.as_string() != nullptr; });
  if (!is_ours)
    return fail(Error::usage({"cursor 不是这个列表给出的 next，请从头列起。",
                              "cursor is no `next` of this list; list it from the beginning."}));
  for (const Json& part : *array) parts.push_back(*part.as_string());
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
