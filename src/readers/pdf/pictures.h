#pragma once

#include <string_view>

#include "readers/pdf/pages.h"

namespace hengji::readers::pdf {

/// The pages of one PDF that are pictures, read by recognising their text.
class PicturePages {
 public:
  explicit PicturePages(std::string_view pdf) : pdf_(pdf) {}

  /// Whether what a page shows stands in its picture: it covers most of the page, and there is no text
  /// besides a page number or a stamp.
  static bool is_picture(const PdfPage& page);

  /// Reads the page and appends it to the document; where that is not possible the page is `unread`, with
  /// the reason.
  void append(const PdfPage& page, Document& document);

 private:
  std::string_view pdf_;
  double seconds_ = 0;  ///< of a processor, for all pages so far
};

}  // namespace hengji::readers::pdf
