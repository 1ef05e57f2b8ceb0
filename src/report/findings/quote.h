#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace hengji::report {

/// A stretch of one line, in bytes.
struct Mark {
  std::size_t line = 0;  ///< which of the lines
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(const Mark&, const Mark&) = default;
};

/// Where a quote stands in lines that follow each other. White space counts for nothing, so a value that
/// wraps over lines is found; signs are compared folded (＝ is =). A quote that does not stand in one piece
/// is taken piece by piece between its spaces, in their order: 科技型中小企业入库数 ≥2400家 where another
/// column stands between them. One mark a line and piece; nothing when a piece is missing.
std::vector<Mark> find_quote(std::span<const std::string_view> lines, std::string_view quote);

}  // namespace hengji::report
