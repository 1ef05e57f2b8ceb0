#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/date.h"
#include "store/sql/connection.h"

namespace hengji::store::sql {

/// Region and year, which the id of a dossier and of what belongs to it begin with.
struct PartitionKey {
  std::string region;
  std::int64_t year = 0;
};
/// Nothing for a text that is no such id.
std::optional<PartitionKey> place_of(std::string_view id);

inline Value to_value(const Value& value) {
  return value;
}
inline Value to_value(const std::string& text) {
  return text;
}
inline Value to_value(std::string_view text) {
  return std::string(text);
}
inline Value to_value(const char* text) {
  return std::string(text);
}
inline Value to_value(std::int64_t number) {
  return number;
}
inline Value to_value(int number) {
  return std::int64_t{number};
}
inline Value to_value(bool flag) {
  return std::int64_t{flag};
}
template <typename Choice>
requires std::is_enum_v<Choice> Value to_value(Choice choice) {
  return static_cast<std::int64_t>(choice);
}
inline Value to_value(double number) {
  return number;
}
inline Value to_value(Instant at) {
  return std::int64_t{at.time_since_epoch().count()};
}
inline Value to_value(const Date& date) {
  return to_string(date);
}
inline Value to_value(Bytes bytes) {
  return bytes;
}
/// Both languages as a JSON array.
Value to_value(const Text& text);
template <typename T>
Value to_value(const std::optional<T>& value) {
  return value ? to_value(*value) : Value{};
}

void from_value(const Value& value, std::string& text);
void from_value(const Value& value, std::int64_t& number);
void from_value(const Value& value, int& number);
void from_value(const Value& value, bool& flag);
void from_value(const Value& value, double& number);
void from_value(const Value& value, Instant& at);
void from_value(const Value& value, Date& date);
void from_value(const Value& value, Text& text);
template <typename Choice>
requires std::is_enum_v<Choice>
void from_value(const Value& value, Choice& choice) {
  std::int64_t number = 0;
  from_value(value, number);
  choice = static_cast<Choice>(number);
}
template <typename T>
void from_value(const Value& value, std::optional<T>& into) {
  if (std::holds_alternative<std::monostate>(value)) return;
  from_value(value, into.emplace());
}

template <typename T>
T value_as(const Value& value) {
  T into{};
  from_value(value, into);
  return into;
}

}  // namespace hengji::store::sql
