#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace hengji {

/// What is wrong with a JSON value that came from outside, and where it stands.
struct JsonFault {
  std::string pointer;  ///< RFC 6901: "/indicators/3/values"; empty for the whole
  Text message;

  /// The same in one sentence that begins with the pointer.
  operator Error() const;
};

inline tl::unexpected<JsonFault> fail(JsonFault fault) {
  return tl::make_unexpected(std::move(fault));
}

/// A reading of JSON that says what is wrong by its pointer.
template <typename T>
using JsonResult = tl::expected<T, JsonFault>;

/// A JSON value and its pointer. A member that is missing is a view of null, so that "missing" and null are
/// one thing wherever a value may be left out.
class JsonView {
 public:
  explicit JsonView(const Json& value, std::string pointer = {})
      : value_(&value), pointer_(std::move(pointer)) {}

  const Json& value() const { return *value_; }
  const std::string& pointer() const { return pointer_; }
  bool is_null() const { return value_->is_null(); }

  /// The member of that name; a view of null when there is none or when this is no object.
  JsonView operator[](std::string_view name) const;
  /// Whether an object has the member, even if it is null.
  bool has(std::string_view name) const { return value_->find(name) != nullptr; }

  /// A fault at this place: {"不能为空。", "…"}.
  JsonFault fault(Text message) const { return {pointer_, std::move(message)}; }

  /// Strings of at most `longest` bytes.
  JsonResult<std::string> text(std::size_t longest = 1u << 20) const;
  /// Empty for null.
  JsonResult<std::string> text_or_empty(std::size_t longest = 1u << 20) const;
  JsonResult<bool> boolean() const;
  JsonResult<int> integer() const;
  JsonResult<std::optional<int>> integer_or_null() const;
  /// The elements of an array; none for null.
  JsonResult<std::vector<JsonView>> elements(std::size_t most) const;
  /// The members of an object; none for null.
  JsonResult<std::vector<std::pair<std::string_view, JsonView>>> members(std::size_t most) const;

 private:
  const Json* value_;
  std::string pointer_;
};

/// "a/b~c" → "a~1b~0c": a name as a step of a JSON pointer.
std::string pointer_step(std::string_view name);

}  // namespace hengji
