#pragma once

#include <optional>

#include "document/document.h"
#include "policy/vocabulary.h"

namespace hengji::forms {

/// A document in which headings that wrap are whole again. Where nothing is ruled, 全年完 over 成值 may be
/// taken for two rows: if rows next to each other make known headings of all their columns together, and not
/// each by itself, they are one. Only tables that were found on a page or in lines of text are looked at;
/// nothing when none has such a heading.
std::optional<Document> with_whole_headings(const Document& document, const policy::Vocabulary& vocabulary);

}  // namespace hengji::forms
