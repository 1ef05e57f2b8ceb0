#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "drawing.h"
#include "readers/pdf/wire.h"

class PDFDoc;

namespace hengji_pdf {

namespace wire = hengji::readers::pdf::wire;

/// An open PDF.
class File {
 public:
  /// Takes the bytes over. `refusal` is set when nothing came of it.
  File(std::string bytes, wire::Refusal& refusal);
  ~File();

  std::string_view bytes() const { return bytes_; }
  unsigned pages() const;
  /// Appends what the page shows, as readers/pdf/wire.h has it, and gives the number of its characters. A
  /// page most of whose text runs upwards or downwards is turned.
  std::size_t append_page(unsigned number, PageLimits limits, std::string& out) const;
  /// What the page shows, with most of its text running from left to right, and by how many degrees it was
  /// turned for that.
  PageContents contents(unsigned number, PageLimits limits, int& turn) const;
  /// The page as it looks: width, height, red green blue bytes; empty when it would pass `most_pixels`.
  std::string picture(unsigned number, double dots_per_inch, std::size_t most_pixels) const;

 private:
  std::string bytes_;
  std::unique_ptr<PDFDoc> document_;
};

}  // namespace hengji_pdf
