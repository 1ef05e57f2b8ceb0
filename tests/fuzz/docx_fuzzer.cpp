// A document around hostile parts: the text, the numbering and the styles, separated by a byte that no XML
// holds.

#include <cstdint>

#include "document/document.h"
#include "readers/reader.h"
#include "readers/zip_fixture.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view input(reinterpret_cast<const char*>(data), size);
  std::string parts[3];
  for (std::string& part : parts) {
    part = input.substr(0, input.find('\xff'));
    input.remove_prefix(std::min(part.size() + 1, input.size()));
  }
  std::string bytes =
      hengji::tests::ZipFixture::of({{"[Content_Types].xml", ""},
                                     {"word/document.xml", parts[0]},
                                     {"word/numbering.xml", parts[1]},
                                     {"word/styles.xml", parts[2]},
                                     {"word/_rels/document.xml.rels",
                                      "<R><Relationship Type='x/numbering' Target='numbering.xml'/>"
                                      "<Relationship Type='x/styles' Target='styles.xml'/></R>"}});
  auto document = hengji::readers::read({"a.docx", bytes});
  if (document) hengji::outline(*document);
  return 0;
}
