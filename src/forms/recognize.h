#pragma once

#include "document/document.h"
#include "model/plan.h"
#include "policy/pack.h"

namespace hengji::forms {

/// The plans in a document, read through the forms and the vocabulary of the packs. A document without a
/// plan gives none; what was not understood is a remark.
Reading recognize(const Document& document, const policy::Packs& packs);

}  // namespace hengji::forms
