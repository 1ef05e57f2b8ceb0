#include <algorithm>
#include <memory>
#include <tuple>

#include "document/design.h"
#include "report/diff/marks.h"
#include "report/diff/render.h"

namespace hengji::report {
namespace {

constexpr std::uint32_t removed_color = 0xC00000, added_color = 0x006100;

bool has_same_places(const Table& before, const Table& after) {
  return before.rows == after.rows && before.columns == after.columns &&
         std::ranges::equal(before.cells, after.cells, [](const Cell& a, const Cell& b) {
           return a.row == b.row && a.column == b.column && a.row_span == b.row_span &&
                  a.column_span == b.column_span;
         });
}

bool has_same_places(const Block& before, const Block& after) {
  const Table *a = std::get_if<Table>(&before), *b = std::get_if<Table>(&after);
  return a && b ? has_same_places(*a, *b) : !a && !b;
}

/// Puts the old words beside the new ones in the texts of one document.
class Marking {
 public:
  explicit Marking(Document document)
      : document_(std::move(document)), design_(std::make_shared<Design>(design_of(document_))) {}

  void mark(std::size_t block, const Paragraph& before) {
    auto& after = std::get<Paragraph>(document_.blocks[block]);
    mark(block, -1, before.text, after.text, design_->paragraph(after.look).text);
  }

  void mark(std::size_t block, const Table& before) {
    auto& after = std::get<Table>(document_.blocks[block]);
    for (std::size_t i = 0; i < after.cells.size(); ++i)
      mark(block, static_cast<int>(i), before.cells[i].text, after.cells[i].text,
           design_->cell(after.cells[i].look).text);
  }

  Document finished() {
    std::ranges::stable_sort(design_->runs, {},
                             [](const Run& run) { return std::tuple(run.block, run.cell, run.begin); });
    document_.design = design_;
    return std::move(document_);
  }

 private:
  void mark(std::size_t block, int cell, const std::string& before, std::string& after,
            const TextLook& look) {
    if (before == after) return;
    std::erase_if(design_->runs, [&](const Run& run) { return run.block == block && run.cell == cell; });
    std::string both;
    for (const Clause& clause : clauses_of(before, after)) {
      const std::size_t begin = both.size();
      both += clause.text;
      if (clause.kind != Clause::Kind::kept)
        design_->runs.push_back({block, cell, begin, both.size(), marked(look, clause.kind)});
    }
    after = std::move(both);
  }

  Document document_;
  std::shared_ptr<Design> design_;
};

}  // namespace

TextLook marked(TextLook look, Clause::Kind kind) {
  if (kind == Clause::Kind::kept) return look;
  const bool is_removed = kind == Clause::Kind::removed;
  look.color = is_removed ? removed_color : added_color;
  look.is_struck = is_removed;
  look.is_underlined = !is_removed;
  return look;
}

std::optional<Document> marked_form(const Document& before, const Document& after) {
  if (!std::ranges::equal(before.blocks, after.blocks,
                          [](const Block& a, const Block& b) { return has_same_places(a, b); }))
    return std::nullopt;
  Marking marking(after);
  for (std::size_t i = 0; i < before.blocks.size(); ++i)
    std::visit([&](const auto& block) { marking.mark(i, block); }, before.blocks[i]);
  return marking.finished();
}

}  // namespace hengji::report
