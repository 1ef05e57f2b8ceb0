#pragma once

#include <vector>

#include "document/design.h"
#include "document/document.h"
#include "writers/xlsx/sheet.h"

namespace hengji::writers::xlsx {

/// The columns of a sheet, into which the columns of all its tables fit: each edge of a table's columns is an
/// edge of the sheet's.
class SheetColumns {
 public:
  SheetColumns(const Document& document, const Section& page, Blocks blocks);

  int count() const { return static_cast<int>(widths_mm_.size()); }
  double width_mm(int column) const { return widths_mm_[static_cast<std::size_t>(column)]; }
  double width_mm(int first, int end) const;

  /// For each column of a block's table the sheet's column in which it begins, and where the last one ends.
  /// Empty for a paragraph.
  const std::vector<int>& edges_of(std::size_t block) const { return edges_[block - first_block_]; }

 private:
  std::size_t first_block_ = 0;
  std::vector<double> widths_mm_;
  std::vector<std::vector<int>> edges_;
};

}  // namespace hengji::writers::xlsx
