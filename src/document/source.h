#pragma once

#include <string>
#include <string_view>

namespace hengji {

/// The file that something was read from, as every output names it.
struct Source {
  std::string name;    ///< as the user wrote it; "-" for standard input
  std::string format;  ///< Document::format
  std::string sha256;  ///< of its bytes; empty where nobody asked for it
  int pages = 0;       ///< 0 where the format has no pages
};

}  // namespace hengji
