#include "forms/form_match.h"

#include <algorithm>

#include "base/chinese_text.h"

namespace hengji::forms {
namespace {

using policy::ColumnRole;
using policy::Form;
using policy::LabelRole;

/// A region's form is known by its own words; the national ones go round in many wordings.
bool is_column(const policy::FormColumn& printed, const Column& column, bool is_national) {
  if (alike(printed.heading) == alike(column.heading)) return true;
  bool is_value = printed.role == ColumnRole::value;
  return is_national && printed.role == column.role && (!is_value || printed.period == column.period) &&
         printed.role != ColumnRole::note;
}

bool prints_columns(const Form& form, const Heading& heading) {
  bool is_national = form.id.starts_with("national/");
  auto at = form.columns.begin();
  for (const Column& column : heading.columns) {
    if (column.role == ColumnRole::number || column.role == ColumnRole::group) continue;
    if (at == form.columns.end() || !is_column(*at, column, is_national)) return false;
    ++at;
  }
  return at == form.columns.end();
}

/// Who fills a form in is asked in many words; any of them will do.
bool prints(const Header& header, LabelRole role) {
  if (role != LabelRole::department && role != LabelRole::implementer) return header.has(role);
  return header.has(LabelRole::department) || header.has(LabelRole::implementer) ||
         header.has(LabelRole::filer);
}

bool prints_labels(const Form& form, const Header& header) {
  return std::ranges::all_of(form.labels,
                             [&](const policy::FormLabel& label) { return prints(header, label.role); });
}

}  // namespace

std::string alike(std::string_view heading) {
  std::string key;
  for (char c : folded(heading)) {
    bool is_digit = c >= '0' && c <= '9';
    if (!is_digit)
      key += c;
    else if (key.empty() || key.back() != '#')
      key += '#';
  }
  return key;
}

std::string form_of(PlanKind kind, const Header& header, const Heading& heading,
                    std::span<const Form> forms) {
  const Form* found = nullptr;
  for (const Form& form : forms) {
    if (form.kind != kind || !prints_columns(form, heading) || !prints_labels(form, header)) continue;
    bool is_national = form.id.starts_with("national/");
    if (!found || !is_national) found = &form;
    if (!is_national) break;
  }
  return found ? found->id : std::string();
}

}  // namespace hengji::forms
