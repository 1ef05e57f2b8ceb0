#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hengji::measure {

/// A column under the headings that people give it; the first is the one that messages name.
struct NamedColumn {
  std::span<const std::string_view> names;
  bool is_required = true;
};

/// The cells of one row, in the order of the columns asked for; empty where the file has none.
struct NamedCells {
  std::vector<std::string> cells;
  std::size_t line = 0;
};

/// The rows of a small CSV file in which the first column asked for is not blank. Error: a required heading
/// is missing.
Result<std::vector<NamedCells>> named_rows(std::string_view csv, std::string_view file,
                                           std::span<const NamedColumn> columns);

}  // namespace hengji::measure
