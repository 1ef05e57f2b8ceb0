#pragma once

#include "readers/reader.h"

namespace hengji::readers::html {

/// A web page by its first elements, whatever its name: spreadsheets and word processors save them as .xls
/// and .doc too. Also single-file web pages (MHTML).
bool recognises(const Input& input);

/// Paragraphs and tables as a browser shows them.
Result<Document> read(const Input& input);

}  // namespace hengji::readers::html
