#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "document/document.h"

namespace hengji::writers {

enum class Format { docx, html, ofd, pdf, xlsx };

/// One row of the table of writers.
struct Writer {
  Format format;
  std::string_view ending;      ///< ".docx"
  std::string_view media_type;  ///< as HTTP names it
  Result<std::string> (*write)(const Document&);
};

/// All formats that can be written, sorted by ending.
std::span<const Writer> table();

/// The writer of a format; nothing for one that the table does not have.
const Writer* find(Format format);

/// The writer whose ending a file's name has, in any case; nothing when none has it.
const Writer* for_name(std::string_view name);

/// The bytes of a document in a format, as its design says. The same document gives the same bytes.
Result<std::string> write(const Document& document, Format format);

}  // namespace hengji::writers
