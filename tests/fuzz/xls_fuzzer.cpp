// The records of a binary workbook, without the compound file around them.

#include <cstdint>

#include "document/document.h"
#include "readers/xls/parse.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view stream(reinterpret_cast<const char*>(data), size);
  auto mirror = hengji::readers::xls::parse_workbook(stream);
  if (!mirror) return 0;
  hengji::Document document;
  hengji::readers::SheetTotals totals;
  for (std::size_t i = 0; i < mirror->sheets.size() && i < 4; ++i) {
    auto sheet = hengji::readers::xls::parse_sheet(*mirror, mirror->sheets[i], stream);
    if (sheet && !hengji::readers::append_sheet(*sheet, totals, document)) break;
  }
  hengji::outline(document);
  return 0;
}
