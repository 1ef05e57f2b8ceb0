#pragma once

#include <optional>

#include "document/document.h"
#include "policy/vocabulary.h"

namespace hengji::forms::flat {

/// A document whose plans stand in plain lines (copied from a PDF, `pdftotext`), with tables made of those
/// lines, so that one piece of code makes plans of both. Nothing when no line begins the headings of an
/// indicator table. Page numbers and headings that a page break repeats are left out.
std::optional<Document> tabulated(const Document& document, const policy::Vocabulary& vocabulary);

}  // namespace hengji::forms::flat
