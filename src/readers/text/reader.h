#pragma once

#include "readers/reader.h"

namespace hengji::readers::text {

/// Bytes that can be text, or a file that says so by its name. Asked after every other reader.
bool recognises(const Input& input);

/// UTF-8, GB18030 (with GBK and GB2312), and UTF-16 with a byte order mark. One Paragraph a line that is not
/// blank, with its line number; lines parted by tabs or commas become Tables, and so does what
/// `pdftotext -layout` wrote with spaces. Refuses bytes that are no text, and lines and files past the
/// limits.
Result<Document> read(const Input& input);

}  // namespace hengji::readers::text
