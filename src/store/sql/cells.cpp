#include "store/sql/cells.h"

#include <charconv>

#include "base/json.h"
#include "base/utf8.h"

namespace hengji::store::sql {

Result<void> check_texts(Cells parameters) {
  for (const Value& value : parameters) {
    const auto* text = std::get_if<std::string>(&value);
    if (text && (text->find('\0') != std::string::npos || !is_valid_utf8(*text)))
      return fail(Error::usage({"文字中有不能保存的字符（空字符，或不是 UTF-8 编码）。",
                                "the text has characters that cannot be stored (NUL, or not UTF-8)."}));
  }
  return {};
}

std::optional<PartitionKey> place_of(std::string_view id) {
  std::size_t first = id.find('-');
  if (first == std::string_view::npos || first == 0) return std::nullopt;
  std::size_t second = id.find('-', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  PartitionKey place{std::string(id.substr(0, first)), 0};
  const char *begin = id.data() + first + 1, *end = id.data() + second;
  auto [stopped, error] = std::from_chars(begin, end, place.year);
  if (error != std::errc{} || stopped != end || place.year < 1 || place.year > 9999) return std::nullopt;
  return place;
}

Value to_value(const Text& text) {
  return Json(Json::Array{Json(text.zh), Json(text.en)}).dump();
}

void from_value(const Value& value, std::string& text) {
  if (const auto* given = std::get_if<std::string>(&value)) text = *given;
  if (const auto* given = std::get_if<Bytes>(&value)) text = given->bytes;
}

void from_value(const Value& value, std::int64_t& number) {
  if (const auto* given = std::get_if<std::int64_t>(&value)) number = *given;
  // Sums of PostgreSQL come as NUMERIC, that is, as text.
  if (const auto* given = std::get_if<std::string>(&value))
    std::from_chars(given->data(), given->data() + given->size(), number);
}

void from_value(const Value& value, int& number) {
  number = static_cast<int>(value_as<std::int64_t>(value));
}

void from_value(const Value& value, bool& flag) {
  flag = value_as<std::int64_t>(value) != 0;
}

void from_value(const Value& value, double& number) {
  if (const auto* given = std::get_if<double>(&value)) number = *given;
  if (const auto* given = std::get_if<std::int64_t>(&value)) number = static_cast<double>(*given);
}

void from_value(const Value& value, Instant& at) {
  at = Instant(std::chrono::milliseconds(value_as<std::int64_t>(value)));
}

void from_value(const Value& value, Date& date) {
  if (const auto* given = std::get_if<std::string>(&value)) date = parse_date(*given).value_or(Date{});
}

void from_value(const Value& value, Text& text) {
  const auto* given = std::get_if<std::string>(&value);
  if (!given) return;
  auto json = Json::parse(*given);
  const Json::Array* both = json ? json->as_array() : nullptr;
  if (!both || both->size() != 2) return;
  if (const std::string* zh = (*both)[0].as_string()) text.zh = *zh;
  if (const std::string* en = (*both)[1].as_string()) text.en = *en;
}

}  // namespace hengji::store::sql
