#pragma once

#include <string>

#include "base/result.h"
#include "document/document.h"

namespace hengji::cli {

/// Writes a document in the format that the file's ending names. Error: no format has that ending (it lists
/// those there are), the format cannot be written here, or the file cannot.
Result<void> write_document(const Document& document, const std::string& name);

}  // namespace hengji::cli
