#pragma once

#include "readers/reader.h"

namespace hengji::readers::docx {

/// A ZIP archive with a word-processor document inside, or a broken one by that name.
bool recognises(const Input& input);

/// The text with its tables, as a reader sees it once all tracked changes are accepted.
Result<Document> read(const Input& input);

}  // namespace hengji::readers::docx
