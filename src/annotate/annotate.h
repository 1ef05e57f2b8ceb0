#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "document/location.h"
#include "readers/reader.h"

namespace hengji::annotate {

/// What is to be said at a place of a file.
struct Note {
  Location at;                     ///< where it was read; unknown places are looked for by the quote
  std::string quote;               ///< the words concerned, as they were read
  std::string subject;             ///< "须确认[FIGURE-001]"
  std::string text;                ///< what a person reads, lines by '\n'
  std::uint32_t color = 0xFFD54F;  ///< behind the words where a format marks them: 0xRRGGBB
};

/// A copy of a file with notes in it.
struct Copy {
  std::string bytes;
  std::size_t placed = 0;  ///< notes at their place; the others stand at the beginning of the file
};

/// Whether files of that format (Document::format) can be given notes.
bool takes_notes(std::string_view format);

/// The file with the notes as comments of its own kind: comments in DOCX and XLSX, highlights and notes in
/// PDF and OFD. Nothing else is changed: of DOCX, XLSX and OFD every other part stays byte for byte, and in
/// the commented parts only marks are put between what stood there; a PDF is the old file whole with an
/// increment behind it. Refused: other formats, encrypted files, files whose structure had to be guessed, and
/// OFD that is signed, since notes would break the signature.
Result<Copy> annotated(const readers::Input& input, std::string_view format, std::span<const Note> notes);

}  // namespace hengji::annotate
