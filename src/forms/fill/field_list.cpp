#include "forms/fill/field_list.h"

#include <algorithm>
#include <tuple>

#include "base/chinese_text.h"

namespace hengji::forms {
namespace {

constexpr std::string_view total_label = "总分";

}  // namespace

bool is_before(const Location& a, const Location& b) {
  if (!a.is_known() || !b.is_known() || a.sheet() != b.sheet()) return false;
  auto order = [](const Location& at) {
    return std::tuple(at.page, at.table, at.row, at.line, at.box() ? at.box()->y0 : 0.0);
  };
  return order(a) < order(b);
}

FieldList::FieldList(const Plan& plan, const policy::Vocabulary& vocabulary)
    : plan_(plan), vocabulary_(vocabulary), is_taken_(plan.fields.size()) {
  auto total = std::ranges::find(plan.fields, total_label, &Field::label);
  std::size_t at = static_cast<std::size_t>(total - plan.fields.begin());
  for (std::size_t i = 0; i < plan.fields.size(); ++i) is_lower_.push_back(is_lower(i, at));
}

/// Below the indicators stands what was read below them, and what follows a total that nobody read anywhere.
/// A label that the vocabulary does not know is found again only above them.
bool FieldList::is_lower(std::size_t field, std::size_t total) const {
  const policy::Word* word = vocabulary_.find(plan_.fields[field].label);
  if (!word || word->label != policy::LabelRole::other) return false;
  const Location& at = plan_.fields[field].value.at;
  if (at.is_known() && !plan_.indicators.empty()) return is_before(plan_.indicators.back().at, at);
  return field > total;
}

std::optional<std::string> FieldList::take(std::string_view label) {
  std::string key = folded(label);
  for (std::size_t i = 0; i < is_taken_.size(); ++i) {
    if (is_taken_[i] || folded(plan_.fields[i].label) != key) continue;
    is_taken_[i] = true;
    return plan_.fields[i].value.value;
  }
  return std::nullopt;
}

std::vector<const Field*> FieldList::take_all(bool lower) {
  std::vector<const Field*> fields;
  for (std::size_t i = 0; i < is_taken_.size(); ++i) {
    if (is_taken_[i] || is_lower_[i] != lower) continue;
    is_taken_[i] = true;
    fields.push_back(&plan_.fields[i]);
  }
  return fields;
}

std::vector<const Field*> FieldList::take_upper() {
  return take_all(false);
}

std::vector<const Field*> FieldList::take_lower() {
  return take_all(true);
}

}  // namespace hengji::forms
