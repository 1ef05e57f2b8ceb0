#include "service/secrecy.h"

#include <fmt/format.h>

#include <array>

namespace hengji::service {
namespace {

constexpr std::size_t identity_digits = 18;
constexpr std::size_t mobile_digits = 11;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// GB 11643: seventeen digits and a check character.
bool is_identity_number(std::string_view text) {
  constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::string_view checks = "10X98765432";
  if (text.size() != identity_digits) return false;
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (!is_digit(text[i])) return false;
    sum += (text[i] - '0') * weights[i];
  }
  char last = text.back() == 'x' ? 'X' : text.back();
  return checks[static_cast<std::size_t>(sum % 11)] == last;
}

bool is_mobile_number(std::string_view text) {
  return text.size() == mobile_digits && text[0] == '1' && text[1] >= '3' && text[1] <= '9';
}

void look(const std::string& text, const std::string& pointer, std::vector<JsonFault>& found) {
  for (std::string_view mark : {"绝密", "机密★", "秘密★"})
    if (text.find(mark) != std::string::npos)
      found.push_back(
          {pointer, {fmt::format("有密级标志“{}”。", mark), fmt::format("it bears the mark \"{}\".", mark)}});
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    std::string_view digits = std::string_view(text).substr(at, end - at);
    bool has_check_letter =
        digits.size() == identity_digits - 1 && end < text.size() && (text[end] == 'X' || text[end] == 'x');
    if (has_check_letter) digits = std::string_view(text).substr(at, identity_digits);
    if (is_identity_number(digits))
      found.push_back({pointer, {"有身份证号码。", "it has the number of an identity card."}});
    else if (is_mobile_number(digits))
      found.push_back({pointer, {"有手机号码。", "it has a mobile phone number."}});
    at = end;
  }
}

void walk(const Json& json, const std::string& pointer, std::vector<JsonFault>& found) {
  if (const std::string* text = json.as_string()) return look(*text, pointer, found);
  if (const Json::Array* array = json.as_array())
    for (std::size_t i = 0; i < array->size(); ++i)
      walk((*array)[i], fmt::format("{}/{}", pointer, i), found);
  if (const Json::Object* object = json.as_object())
    for (const Json::Member& member : *object)
      walk(member.second, pointer + "/" + pointer_step(member.first), found);
}

}  // namespace

std::vector<JsonFault> secrets_in(const Json& plan) {
  std::vector<JsonFault> found;
  walk(plan, {}, found);
  return found;
}

Json for_the_public(const Json& plan) {
  Json shown = Json::object();
  if (const Json::Object* object = plan.as_object())
    for (const Json::Member& member : *object)
      if (member.first != "fields") shown.set(member.first, member.second);
  return shown;
}

}  // namespace hengji::service
