#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "readers/reader.h"

namespace hengji::readers::text {

/// A line that is not blank.
struct Line {
  std::string_view text;  ///< as it stands, without its end and without form feeds
  int number = 0;         ///< from 1, blank lines counted
  int page = 1;           ///< form feeds before it, and one
};

struct Lines {
  std::vector<Line> lines;
  int pages = 1;
};

/// The lines of a text, at LF, CR LF or CR. Refuses lines and line counts past the limits, naming `input`.
Result<Lines> lines_of(std::string_view text, const Input& input);

}  // namespace hengji::readers::text
