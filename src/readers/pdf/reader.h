#pragma once

#include "readers/reader.h"

namespace hengji::readers::pdf {

/// "%PDF-" within the first kilobyte.
bool recognises(const Input& input);

/// The pages of a PDF through readers/page. Pages that are pictures are read
/// through readers/scan; text that the file does not
/// name, text that is not painted and pages that were turned are remarks.
Result<Document> read(const Input& input);

}  // namespace hengji::readers::pdf
