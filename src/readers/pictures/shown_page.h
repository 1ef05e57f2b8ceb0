#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/location.h"
#include "readers/reader.h"

/// The pages of a file as people see them, to stand beside what was read from them.
namespace hengji::readers {

/// A place of so many points on a page lies at `points * picture_dots_per_inch / 72` on its picture.
inline constexpr int picture_dots_per_inch = 110;

struct ShownPage {
  std::string type;  ///< "image/png" or "image/svg+xml"
  std::string bytes;
};

/// A page of a PDF as it looks, of an OFD its characters and lines, of a picture file the picture as it
/// stands upright. Pages count from 1. Errors: usage for a page that is not there and for formats without
/// pages, and those of the readers.
Result<ShownPage> shown_page(const Input& file, int page);

/// How many pages that shows; 0 for a format without pages.
Result<int> shown_pages(const Input& file);

/// A cell or a paragraph of a page that is shown: what it says, and where it stands in points.
struct ShownText {
  std::string text;
  Box box;
};

/// The cells and paragraphs of a page of a PDF or an OFD in reading order, so that what was read from another
/// form of the same file can be found on it. Nothing of pages that are pictures. Errors: as `shown_page`.
Result<std::vector<ShownText>> shown_texts(const Input& file, int page);

/// Whether an office suite knows how the file looks: Word and Excel files and their kin.
bool is_office_file(const Input& file);

/// An office file as the PDF that shows it, a workbook with one page a sheet. Errors: those of
/// legacy/office_suite.h.
Result<std::string> shown_as_pdf(const Input& file);

}  // namespace hengji::readers
