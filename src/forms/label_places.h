#pragma once

#include <optional>

#include "document/document.h"
#include "policy/vocabulary.h"

namespace hengji::forms {

/// The document with labels of the first level beside the second levels that stand below them in every form
/// (时效指标 below 产出指标), where readers only inferred which rows a label spans, and with headings that
/// span no row of their table. Nothing where all stand so already. What the packs do not know stays where it
/// is; the order of labels is never changed.
std::optional<Document> with_labels_in_place(const Document& document, const policy::Vocabulary& vocabulary);

}  // namespace hengji::forms
