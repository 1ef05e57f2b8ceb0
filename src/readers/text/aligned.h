#pragma once

#include <span>
#include <vector>

#include "document/document.h"
#include "readers/text/lines.h"

namespace hengji::readers::text {

/// Whether white space inside the lines holds columns apart, as `pdftotext -layout` writes them: several
/// lines below each other have gaps of two spaces or more.
bool is_laid_out(std::span<const Line> lines);

/// The paragraphs and tables of laid out text, a table for each page. A character takes one column, however
/// wide it is; what stands below each other is a column, what is centred on one line a row. Cells know the
/// lines of their row. Text whose column is not clear stands in `unread`.
struct LaidOut {
  std::vector<Block> blocks;
  std::vector<Unread> unread;
};
LaidOut laid_out_blocks(std::span<const Line> lines);

}  // namespace hengji::readers::text
