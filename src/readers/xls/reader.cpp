#include "readers/xls/reader.h"

#include <fmt/format.h>

#include "readers/compound/compound_file.h"
#include "readers/xls/parse.h"

namespace hengji::readers::xls {

bool recognises(const Input& input) {
  return compound_kind(input.bytes) == "xls";
}

Result<Document> read(const Input& input) {
  CompoundFile file = TRY(CompoundFile::open(input.bytes));
  std::string stream = file.read(file.has("Workbook") ? "Workbook" : "Book");
  Mirror mirror = TRY(parse_workbook(stream));
  Document document;
  document.format = "xls";
  SheetTotals totals;
  int pictures = 0;
  for (const SheetEntry& entry : mirror.sheets) {
    if (!entry.is_worksheet) continue;
    if (entry.hidden) {
      document.unread.push_back(hidden_sheet(entry.name));
      continue;
    }
    Sheet sheet = TRY(parse_sheet(mirror, entry, stream));
    pictures += sheet.pictures;
    TRY_VOID(append_sheet(sheet, totals, document));
  }
  if (pictures > 0)
    document.unread.push_back(
        {{},
         {fmt::format("工作簿里有 {} 张图片，图片中的文字没有读。", pictures),
          fmt::format("The workbook holds {} pictures; the writing in them was not read.", pictures)}});
  return document;
}

}  // namespace hengji::readers::xls
