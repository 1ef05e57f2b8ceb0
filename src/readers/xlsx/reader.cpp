#include "readers/xlsx/reader.h"

#include <fmt/format.h>

#include "readers/ooxml/package.h"
#include "readers/xlsx/parse.h"

namespace hengji::readers::xlsx {
namespace {

Unread pictures(int count) {
  return {{},
          {fmt::format("工作簿里有 {} 张图片，图片中的文字没有读。", count),
           fmt::format("The workbook holds {} pictures; the writing in them was not read.", count)}};
}

}  // namespace

bool recognises(const Input& input) {
  return package_kind(input.bytes) == "xlsx" || is_broken_package(input, ".xlsx");
}

Result<Document> read(const Input& input) {
  Package package = TRY(Package::open(input.bytes));
  Mirror mirror = TRY(parse_workbook(package));
  Document document;
  document.format = "xlsx";
  SheetTotals totals;
  for (const SheetEntry& entry : mirror.sheets) {
    if (!entry.is_worksheet) continue;
    if (entry.hidden) {
      document.unread.push_back(hidden_sheet(entry.name));
      continue;
    }
    std::string xml = TRY(package.read(entry.part));
    Sheet sheet = TRY(parse_sheet(mirror.shared, entry, xml));
    TRY_VOID(append_sheet(sheet, totals, document));
  }
  if (int count = package.parts_below("xl/media/"); count > 0) document.unread.push_back(pictures(count));
  return document;
}

}  // namespace hengji::readers::xlsx
