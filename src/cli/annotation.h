#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "cli/reading.h"

namespace hengji::cli {

/// What was seen, drawn over the source: a PDF with the pages of the file, for people who wonder what was
/// read where. Cells have blue outlines, paragraphs grey ones, what was not read with certainty red ones;
/// what the plan took from a place is written into it in green. PDF and pictures lie underneath as they look;
/// of OFD the text that was read is set where it stood. Of a document with plans only their pages are drawn.
/// Error: the format has no pages, or no page could be drawn.
Result<std::string> annotated(const ReadFile& file, std::string_view bytes);

}  // namespace hengji::cli
