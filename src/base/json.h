#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace hengji {

/// A JSON value that keeps the order of its members and the digits of its numbers.
class Json {
 public:
  using Array = std::vector<Json>;
  using Member = std::pair<std::string, Json>;
  using Object = std::vector<Member>;
  /// A number as its digits: "11200.060" is not rounded on its way through.
  struct Number {
    std::string digits;
    friend bool operator==(const Number&, const Number&) = default;
  };

  Json() = default;
  Json(std::nullptr_t) {}
  Json(bool value) : value_(value) {}
  Json(int value) : value_(Number{std::to_string(value)}) {}
  Json(long long value) : value_(Number{std::to_string(value)}) {}
  Json(std::size_t value) : value_(Number{std::to_string(value)}) {}
  Json(double value);
  Json(Number value) : value_(std::move(value)) {}
  Json(std::string value) : value_(std::move(value)) {}
  Json(std::string_view value) : value_(std::string(value)) {}
  Json(const char* value) : value_(std::string(value)) {}
  Json(Array value) : value_(std::move(value)) {}
  Json(Object value) : value_(std::move(value)) {}

  static Json object() { return Json(Object{}); }
  static Json array() { return Json(Array{}); }

  bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  const bool* as_bool() const { return std::get_if<bool>(&value_); }
  const std::string* as_string() const { return std::get_if<std::string>(&value_); }
  const Number* as_number() const { return std::get_if<Number>(&value_); }
  const Array* as_array() const { return std::get_if<Array>(&value_); }
  const Object* as_object() const { return std::get_if<Object>(&value_); }

  /// The member of that name, or nothing when this is no object or has none.
  const Json* find(std::string_view name) const;
  /// Adds a member at the end. Only for objects.
  Json& set(std::string name, Json value) &;
  Json&& set(std::string name, Json value) && { return std::move(set(std::move(name), std::move(value))); }
  /// Adds an element at the end. Only for arrays.
  Json& add(Json value);

  /// One line.
  std::string dump() const;
  /// Two spaces a level, for people.
  std::string pretty() const;

  /// Depth at most 64; the error names the byte.
  static Result<Json> parse(std::string_view text);

  friend bool operator==(const Json&, const Json&) = default;

 private:
  std::variant<std::monostate, bool, Number, std::string, Array, Object> value_;
};

/// The text as a JSON string with its quotation marks. Invalid UTF-8 becomes U+FFFD.
void append_json_string(std::string& out, std::string_view text);

}  // namespace hengji
