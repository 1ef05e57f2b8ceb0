#pragma once

#include <string_view>

#include "readers/reader.h"

namespace hengji::readers::scan {

/// "png", "jpeg", "tiff" or "bmp" by the file's first bytes; empty for anything else.
std::string_view format_of(const Input& input);

inline bool recognises_bmp(const Input& input) {
  return format_of(input) == "bmp";
}
inline bool recognises_jpeg(const Input& input) {
  return format_of(input) == "jpeg";
}
inline bool recognises_png(const Input& input) {
  return format_of(input) == "png";
}
inline bool recognises_tiff(const Input& input) {
  return format_of(input) == "tiff";
}

/// The text and the tables of a picture, through the program hengji-ocr and readers/page. What was read
/// without certainty keeps its confidence and is an "uncertain-characters" remark. Errors: damaged, limit,
/// unsupported, not_installed.
Result<Document> read(const Input& input);

/// A page of another format as it looks: three bytes (red, green, blue) a pixel, row by row from the top.
struct Pixels {
  int width = 0;
  int height = 0;
  std::string_view bytes;
  double dots_per_inch = 0;
  double own_dots_per_inch = 0;  ///< of the picture on the page before it was blown up; 0 when not known
};

/// Reads a page that is a picture and appends what it shows to the document. What went wrong is in the
/// document's `unread`, with the reason. Gives the seconds of a processor that it took.
double append_page(const Pixels& pixels, int number, Document& document);

}  // namespace hengji::readers::scan
