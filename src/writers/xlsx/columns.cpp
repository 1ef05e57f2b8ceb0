#include "writers/xlsx/columns.h"

#include <algorithm>

#include "writers/grid/grid.h"

namespace hengji::writers::xlsx {
namespace {

constexpr double same_edge_mm = 0.6;  ///< edges that are nearer to each other are one

}  // namespace

SheetColumns::SheetColumns(const Document& document, const Section& page, Blocks blocks)
    : first_block_(blocks.begin) {
  const Design& design = design_of(document);
  std::vector<std::vector<double>> places(blocks.end - blocks.begin);
  std::vector<double> all{0};
  for (std::size_t block = blocks.begin; block < blocks.end; ++block) {
    const Table* table = std::get_if<Table>(&document.blocks[block]);
    if (!table) continue;
    std::vector<double>& edges = places[block - blocks.begin];
    edges.push_back(0);
    for (double width :
         column_widths(*table, design.table(table->look).column_widths_mm, page.text_width_mm()))
      edges.push_back(edges.back() + std::max(width, 2 * same_edge_mm));
    all.insert(all.end(), edges.begin(), edges.end());
  }
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end(), [](double a, double b) { return b - a < same_edge_mm; }),
            all.end());
  if (all.size() == 1) all.push_back(page.text_width_mm());
  for (std::size_t i = 1; i < all.size(); ++i) widths_mm_.push_back(all[i] - all[i - 1]);
  for (const std::vector<double>& edges : places) {
    std::vector<int>& columns = edges_.emplace_back();
    for (double edge : edges) {
      auto above = std::ranges::upper_bound(all, edge + same_edge_mm / 1000);
      columns.push_back(static_cast<int>(above - all.begin()) - 1);
    }
  }
}

double SheetColumns::width_mm(int first, int end) const {
  double width = 0;
  for (int column = first; column < end; ++column) width += width_mm(column);
  return width;
}

}  // namespace hengji::writers::xlsx
