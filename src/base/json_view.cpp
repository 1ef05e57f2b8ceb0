#include "base/json_view.h"

#include <fmt/format.h>

#include <charconv>

namespace hengji {
namespace {

const Json nothing;

JsonFault wrong_type(const JsonView& view, std::string_view zh, std::string_view en) {
  return view.fault({fmt::format("应为{}。", zh), fmt::format("must be {}.", en)});
}

}  // namespace

JsonFault::operator Error() const {
  std::string_view where = pointer.empty() ? "/" : std::string_view(pointer);
  return Error::usage({fmt::format("{}：{}", where, message.zh), fmt::format("{}: {}", where, message.en)});
}

std::string pointer_step(std::string_view name) {
  std::string step;
  for (char c : name) {
    if (c == '~')
      step += "~0";
    else if (c == '/')
      step += "~1";
    else
      step += c;
  }
  return step;
}

JsonView JsonView::operator[](std::string_view name) const {
  const Json* found = value_->find(name);
  return JsonView(found ? *found : nothing, pointer_ + "/" + pointer_step(name));
}

JsonResult<std::string> JsonView::text(std::size_t longest) const {
  const std::string* text = value_->as_string();
  if (!text) return fail(wrong_type(*this, "文字", "a string"));
  if (text->size() > longest)
    return fail(fault({fmt::format("太长：{} 字节，上限 {} 字节。", text->size(), longest),
                       fmt::format("is too long: {} bytes, at most {}.", text->size(), longest)}));
  return *text;
}

JsonResult<std::string> JsonView::text_or_empty(std::size_t longest) const {
  if (is_null()) return std::string();
  return text(longest);
}

JsonResult<bool> JsonView::boolean() const {
  if (const bool* value = value_->as_bool()) return *value;
  return fail(wrong_type(*this, " true 或 false", "true or false"));
}

JsonResult<int> JsonView::integer() const {
  if (const Json::Number* number = value_->as_number()) {
    int result = 0;
    const std::string& digits = number->digits;
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), result);
    if (error == std::errc() && end == digits.data() + digits.size()) return result;
  }
  return fail(wrong_type(*this, "整数", "a whole number"));
}

JsonResult<std::optional<int>> JsonView::integer_or_null() const {
  if (is_null()) return std::optional<int>();
  auto value = integer();
  if (!value) return fail(std::move(value).error());
  return std::optional<int>(*value);
}

JsonResult<std::vector<JsonView>> JsonView::elements(std::size_t most) const {
  std::vector<JsonView> views;
  if (is_null()) return views;
  const Json::Array* array = value_->as_array();
  if (!array) return fail(wrong_type(*this, "数组", "an array"));
  if (array->size() > most)
    return fail(fault({fmt::format("有 {} 项，上限 {} 项。", array->size(), most),
                       fmt::format("has {} elements, at most {}.", array->size(), most)}));
  views.reserve(array->size());
  for (std::size_t i = 0; i < array->size(); ++i)
    views.emplace_back((*array)[i], fmt::format("{}/{}", pointer_, i));
  return views;
}

JsonResult<std::vector<std::pair<std::string_view, JsonView>>> JsonView::members(std::size_t most) const {
  std::vector<std::pair<std::string_view, JsonView>> views;
  if (is_null()) return views;
  const Json::Object* object = value_->as_object();
  if (!object) return fail(wrong_type(*this, "对象", "an object"));
  if (object->size() > most)
    return fail(fault({fmt::format("有 {} 个成员，上限 {} 个。", object->size(), most),
                       fmt::format("has {} members, at most {}.", object->size(), most)}));
  for (const Json::Member& member : *object)
    views.emplace_back(member.first, JsonView(member.second, pointer_ + "/" + pointer_step(member.first)));
  return views;
}

}  // namespace hengji
