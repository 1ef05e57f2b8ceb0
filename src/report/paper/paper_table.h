#pragma once

#include "report/paper/paper.h"

namespace hengji::report {

/// The table with its looks: headings in 黑体 on every page, text in 小四 宋体 or smaller where there are
/// many columns. Columns without a width share what the others leave of `width_mm`.
Table table_of(const PaperTable& table, double width_mm, Design& design);

}  // namespace hengji::report
