#include "readers/docx/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/limits.h"

namespace hengji::readers::docx {
namespace {

constexpr int most_columns = 16'384;

/// Gives everything in a flow one origin.
void set_source(Flow& flow, std::size_t source) {
  for (FlowBlock& block : flow) {
    block.source = source;
    if (block.table == nullptr) continue;
    for (FlowCell& cell : block.table->cells) {
      cell.source = source;
      set_source(cell.content, source);
    }
  }
}

class Layout {
 public:
  explicit Layout(Numbering& numbering) : numbering_(numbering) {}

  Flow flow_of(const std::vector<Block>& blocks) {
    Flow flow;
    bool joins = false;
    for (const Block& block : blocks) {
      if (block.table != nullptr) {
        flow.push_back({{}, std::make_unique<FlowTable>(table_of(*block.table)), 0});
        joins = false;
        continue;
      }
      const Paragraph& paragraph = block.paragraph;
      if (joins && !flow.empty() && flow.back().table == nullptr) {
        flow.back().text += paragraph.text;
      } else {
        flow.push_back({numbering_.next(paragraph.list) + paragraph.text, nullptr, paragraph.source});
      }
      joins = paragraph.joins_next;
      if (paragraph.boxes.empty()) continue;
      Flow boxes = flow_of(paragraph.boxes);
      set_source(boxes, paragraph.source);
      for (FlowBlock& box : boxes) flow.push_back(std::move(box));
      joins = false;
    }
    return flow;
  }

 private:
  /// The cells that a later row may still continue, by their column.
  using OpenMerges = std::map<int, std::size_t>;

  FlowTable table_of(const Table& table) {
    FlowTable laid;
    laid.rows = static_cast<int>(table.rows.size());
    OpenMerges open;
    for (int row = 0; row < laid.rows; ++row) {
      OpenMerges still_open;
      row_of(table.rows[row], row, laid, open, still_open);
      open = std::move(still_open);
    }
    return laid;
  }

  void row_of(const TableRow& source, int row, FlowTable& laid, const OpenMerges& open,
              OpenMerges& still_open) {
    int column = source.grid_before;
    std::size_t first_of_row = laid.cells.size();
    for (const TableCell& cell : source.cells) {
      if (column + cell.grid_span > most_columns) return;
      int at = column;
      column += cell.grid_span;
      laid.columns = std::max(laid.columns, column);
      if (cell.horizontal == Merge::continued && laid.cells.size() > first_of_row &&
          laid.cells.back().column + laid.cells.back().column_span == at) {
        laid.cells.back().column_span += cell.grid_span;
        continue;
      }
      auto above = cell.vertical == Merge::continued ? open.find(at) : open.end();
      if (above != open.end() && laid.cells[above->second].column_span == cell.grid_span) {
        ++laid.cells[above->second].row_span;
        still_open.insert(*above);
        continue;
      }
      if (cell.vertical != Merge::none) still_open.emplace(at, laid.cells.size());
      laid.cells.push_back({row, at, 1, cell.grid_span, flow_of(cell.content), cell.source});
    }
  }

  Numbering& numbering_;
};

void add_remarks(const Mirror& mirror, Document& document) {
  if (mirror.tracked_changes > 0)
    document.remarks.push_back(
        {"tracked-changes",
         {fmt::format("文档有 {} 处未确认的修订，按接受全部修订后的文字读入；请接受或拒绝修订后再定稿。",
                      mirror.tracked_changes),
          fmt::format("The document holds {} unsettled tracked changes; it was read as if all were accepted.",
                      mirror.tracked_changes)},
         {}});
  if (mirror.hidden_pieces > 0)
    document.remarks.push_back(
        {"hidden-text",
         {fmt::format("文档有 {} 处隐藏文字，没有读。", mirror.hidden_pieces),
          fmt::format("{} pieces of the document are formatted as hidden and were not read.",
                      mirror.hidden_pieces)},
         {}});
  if (mirror.pictures > 0)
    document.unread.push_back(
        {{},
         {fmt::format("文档里有 {} 张图片，图片中的文字没有读。", mirror.pictures),
          fmt::format("The document holds {} pictures; the writing in them was not read.",
                      mirror.pictures)}});
  if (mirror.embedded_objects > 0)
    document.unread.push_back({{},
                               {fmt::format("文档里嵌入了 {} 个其他文件（如表格对象），没有读；请另行提交。",
                                            mirror.embedded_objects),
                                fmt::format("{} other files are embedded in the document (spreadsheet "
                                            "objects, perhaps) and were not read; hand "
                                            "them in by themselves.",
                                            mirror.embedded_objects)}});
}

}  // namespace

Result<Document> laid_out(Mirror& mirror, std::vector<FlowOrigin>* origins) {
  Document document;
  document.format = "docx";
  Layout layout(mirror.numbering);
  Flow flow = layout.flow_of(mirror.body);
  Flow notes = layout.flow_of(mirror.notes);
  set_source(notes, 0);
  for (FlowBlock& note : notes) flow.push_back(std::move(note));
  TRY_VOID(append_flow(flow, document, origins));
  add_remarks(mirror, document);
  return document;
}

}  // namespace hengji::readers::docx
