#include "readers/html/layout.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"
#include "readers/flow/flow.h"

namespace hengji::readers::html {
namespace {

Flow flow_of(std::vector<Block>& blocks);

/// Puts the cells of one table into its grid.
class Grid {
 public:
  FlowTable placed(HtmlTable& table) {
    auto is_body = [](const RowGroup& group) { return !group.is_foot; };
    std::stable_partition(table.groups.begin(), table.groups.end(), is_body);
    for (RowGroup& group : table.groups) {
      int behind = row_ + static_cast<int>(group.rows.size());
      for (HtmlRow& source : group.rows) {
        row(source, behind);
        ++row_;
      }
    }
    laid_.rows = row_;
    trim_columns();
    return std::move(laid_);
  }

 private:
  /// Whether a cell from this or an earlier row covers the column in the present row.
  bool is_covered(int column) const {
    return column < static_cast<int>(free_from_.size()) && free_from_[column] > row_;
  }

  void row(HtmlRow& source, int behind_group) {
    int column = 0;
    for (HtmlCell& cell : source.cells) {
      while (is_covered(column)) ++column;
      if (column >= most_columns) return;
      int most = std::min(cell.column_span, most_columns - column);
      int width = 1;
      while (width < most && !is_covered(column + width)) ++width;
      int height = cell.row_span == 0 ? behind_group - row_ : std::min(cell.row_span, behind_group - row_);
      if (static_cast<int>(free_from_.size()) < column + width) free_from_.resize(column + width, 0);
      std::fill_n(free_from_.begin() + column, width, row_ + height);
      laid_.cells.push_back({row_, column, height, width, flow_of(cell.content)});
      column += width;
    }
  }

  /// A span over columns in which no cell begins covers nothing that a person sees.
  void trim_columns() {
    for (const FlowCell& cell : laid_.cells) laid_.columns = std::max(laid_.columns, cell.column + 1);
    for (FlowCell& cell : laid_.cells)
      cell.column_span = std::min(cell.column_span, laid_.columns - cell.column);
  }

  static constexpr int most_columns = 2000;

  FlowTable laid_;
  int row_ = 0;
  std::vector<int> free_from_;  ///< by column: the first row that nothing covers
};

Flow flow_of(std::vector<Block>& blocks) {
  Flow flow;
  for (Block& block : blocks) {
    if (block.table == nullptr) {
      flow.push_back({std::move(block.text), nullptr});
    } else {
      flow.push_back({{}, std::make_unique<FlowTable>(Grid().placed(*block.table))});
    }
  }
  return flow;
}

}  // namespace

Result<Document> laid_out(Mirror& mirror) {
  Document document;
  document.format = "html";
  TRY_VOID(append_flow(flow_of(mirror.blocks), document));
  if (mirror.hidden_rows > 0)
    document.remarks.push_back(
        {"hidden-rows",
         {fmt::format("网页表格有 {} 行设为不显示，没有读。", mirror.hidden_rows),
          fmt::format("{} table rows of the web page are not displayed and were not read.",
                      mirror.hidden_rows)},
         {}});
  if (mirror.pictures > 0 && document.blocks.empty())
    document.unread.push_back(
        {{},
         {fmt::format("网页里只有 {} 张图片，没有文字。", mirror.pictures),
          fmt::format("The web page holds {} pictures and no text.", mirror.pictures)}});
  return document;
}

}  // namespace hengji::readers::html
