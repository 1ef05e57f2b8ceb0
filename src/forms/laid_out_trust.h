#pragma once

#include <optional>

#include "document/document.h"
#include "policy/vocabulary.h"

namespace hengji::forms {

/// A document without the rows that cannot be right in tables found in text that keeps its layout by spaces:
/// a weight of two figures, a unit under actuals, values without a name, two first levels in one. Where they
/// are many, or the heading is in parts, the rows below it are all left out. What is left out is said to be
/// unread. Nothing when every row may be right.
std::optional<Document> without_doubtful_rows(const Document& document, const policy::Vocabulary& vocabulary);

}  // namespace hengji::forms
