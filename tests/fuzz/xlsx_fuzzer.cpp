// A workbook around hostile parts: the sheet, the shared strings and the styles stand in the input, separated
// by a byte that no XML holds. The archive around them is sound, or its checksums would stop every mutation.

#include <cstdint>

#include "document/document.h"
#include "readers/reader.h"
#include "readers/workbook_fixture.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view input(reinterpret_cast<const char*>(data), size);
  std::string parts[3];
  for (std::string& part : parts) {
    part = input.substr(0, input.find('\xff'));
    input.remove_prefix(std::min(part.size() + 1, input.size()));
  }
  auto entries = hengji::tests::workbook_parts({.sheets = {{.rows = "", .behind = ""}}});
  for (auto& entry : entries) {
    if (entry.name == "xl/worksheets/sheet1.xml") entry.content = parts[0];
    if (entry.name == "xl/sharedStrings.xml") entry.content = parts[1];
    if (entry.name == "xl/styles.xml") entry.content = parts[2];
  }
  std::string bytes = hengji::tests::ZipFixture::of(entries);
  auto document = hengji::readers::read({"a.xlsx", bytes});
  if (document) hengji::outline(*document);
  return 0;
}
