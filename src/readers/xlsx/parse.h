#pragma once

#include <string>
#include <vector>

#include "readers/ooxml/package.h"
#include "readers/sheets/sheet.h"

namespace hengji::readers::xlsx {

/// A sheet as the workbook lists it; its cells are read when its turn comes.
struct SheetEntry {
  std::string name;
  std::string part;
  bool hidden = false;
  bool is_worksheet = false;  ///< else a chart or a dialog of its own
};

/// A workbook without its cells.
struct Mirror {
  Workbook shared;
  std::vector<SheetEntry> sheets;
};

/// The list of sheets, the shared strings, the number formats (ECMA-376 part 1, clause 18).
Result<Mirror> parse_workbook(Package& package);

/// One sheet of the workbook, from its part's XML.
Result<Sheet> parse_sheet(const Workbook& workbook, const SheetEntry& entry, std::string_view xml);

}  // namespace hengji::readers::xlsx
