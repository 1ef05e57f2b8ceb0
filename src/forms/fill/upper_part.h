#pragma once

#include "forms/fill/field_list.h"
#include "forms/fill/filled_table.h"
#include "forms/fill/form_looks.h"
#include "policy/form.h"

namespace hengji::forms {

/// What the parts of a form need to be filled.
struct Filling {
  const Plan& plan;
  const policy::Form& form;
  const policy::Vocabulary& vocabulary;
  FormLooks looks;
  FieldList fields;
  std::vector<Remark> remarks;

  bool is_own_form() const { return plan.form == form.id; }
};

/// The rows above the indicators: who, how much, what for. What the layout has no row for gets one below
/// them.
FilledTable upper_part(Filling& filling);

/// Does a label of the layout say the unit of the amounts?
bool says_money_unit(const policy::FormLayout& layout);

}  // namespace hengji::forms
