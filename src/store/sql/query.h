#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/sql/cells.h"

namespace hengji::store::sql {

/// A statement that grows together with its parameters. Texts come from the program, values from outside.
class Query {
 public:
  Query() = default;
  explicit Query(std::string_view text) : text_(text) {}

  Query& add(std::string_view text) {
    text_ += text;
    return *this;
  }
  /// The text, then the parameter.
  template <typename T>
  Query& add(std::string_view text, const T& value) {
    values_.push_back(to_value(value));
    text_ += text;
    text_ += '$';
    text_ += std::to_string(values_.size());
    return *this;
  }
  /// "column IN ($1, $2)"; false when there are none.
  Query& add_one_of(std::string_view column, const std::vector<std::string>& values);
  /// " AND (…)": what lies in the scope, by the columns named.
  Query& add_scope(const Scope& scope, std::string_view region, std::string_view department);

  const std::string& text() const { return text_; }
  const std::vector<Value>& values() const { return values_; }

 private:
  std::string text_;
  std::vector<Value> values_;
};

/// "%" and "_" of the text stand for themselves; written as LIKE $n ESCAPE '\'.
std::string like_pattern(std::string_view part);

/// The parts of a Listing::next; none for "". Error `usage`: it is not of this list.
Result<std::vector<std::string>> cursor_parts(std::string_view cursor, std::size_t count);
std::string cursor_of(const std::vector<std::string>& parts);
/// Page::limit within its bounds.
int bounded(int limit);

}  // namespace hengji::store::sql
