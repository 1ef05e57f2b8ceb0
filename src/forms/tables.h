#pragma once

#include "document/document.h"
#include "model/plan.h"
#include "policy/pack.h"

namespace hengji::forms {

/// The plans of a document whose indicators stand in tables. README.md says how they are found.
Reading recognize_tables(const Document& document, const policy::Packs& packs);

}  // namespace hengji::forms
