#pragma once

#include "base/result.h"
#include "document/document.h"
#include "model/plan.h"
#include "policy/form.h"
#include "policy/vocabulary.h"

namespace hengji::forms {

/// A plan as its official form, with the design that a writer prints. What the form has no place for gets a
/// row of its own where a reader finds it again; what cannot be kept at all is a remark ("no-place"), and so
/// is a part of the form that no plan fills ("left-blank"). An error for a form whose layout is not
/// described.
Result<Document> fill(const Plan& plan, const policy::Form& form, const policy::Vocabulary& vocabulary);

}  // namespace hengji::forms
