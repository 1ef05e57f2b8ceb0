#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/plan.h"
#include "policy/vocabulary.h"

namespace hengji::forms {

/// The fields of a plan while a form takes them one by one: each is printed once.
class FieldList {
 public:
  FieldList(const Plan& plan, const policy::Vocabulary& vocabulary);

  /// The value of the first field of that label that nobody has taken; nothing when there is none.
  std::optional<std::string> take(std::string_view label);
  /// The fields that stand above the indicators, and below them, as far as nobody has taken them.
  std::vector<const Field*> take_upper();
  std::vector<const Field*> take_lower();

 private:
  bool is_lower(std::size_t field, std::size_t total) const;
  std::vector<const Field*> take_all(bool lower);

  const Plan& plan_;
  const policy::Vocabulary& vocabulary_;
  std::vector<bool> is_taken_;
  std::vector<bool> is_lower_;
};

/// Does one place come before another in its document? False for places that cannot be compared.
bool is_before(const Location& a, const Location& b);

}  // namespace hengji::forms
