#pragma once

#include <string_view>

#include "document/document.h"

namespace hengji::testing {

/// A document from a notation that shows its tables: a line that begins with `#` is a paragraph, a run of
/// other lines is a table. `|` stands between cells, `<` goes on with the cell to the left, `^` with the cell
/// above, `⏎` is a line break, `~` a place that no cell covers. Cells are placed as in a word processor's
/// document: table, row and column.
Document drawn(std::string_view text);

}  // namespace hengji::testing
