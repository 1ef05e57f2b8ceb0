#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "readers/sheets/sheet.h"

namespace hengji::readers::xls {

/// A sheet as the workbook lists it.
struct SheetEntry {
  std::string name;
  std::size_t offset = 0;  ///< of its records in the stream
  bool hidden = false;
  bool is_worksheet = false;
};

/// A binary workbook without its cells (MS-XLS; BIFF8 of Excel 97 to 2003, BIFF5 of Excel 5 and 95).
struct Mirror {
  Workbook shared;
  std::vector<SheetEntry> sheets;
  bool is_biff8 = true;
  int code_page = 936;  ///< of strings of BIFF5
};

/// The globals of a Workbook stream. An encrypted one is an error that says so.
Result<Mirror> parse_workbook(std::string_view stream);

/// One sheet.
Result<Sheet> parse_sheet(const Mirror& mirror, const SheetEntry& entry, std::string_view stream);

/// A string with 8-bit characters in a code page, as UTF-8.
std::string from_code_page(std::string_view bytes, int code_page);

}  // namespace hengji::readers::xls
