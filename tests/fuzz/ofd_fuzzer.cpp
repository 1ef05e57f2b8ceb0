// An OFD file around hostile parts: a page, the resources and the annotations, separated by a byte that no
// XML holds.

#include <algorithm>
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
  const std::string bytes = hengji::tests::ZipFixture::of(
      {{"OFD.xml", "<OFD><DocBody><DocRoot>D/Document.xml</DocRoot></DocBody></OFD>"},
       {"D/Document.xml",
        "<Document><CommonData><PublicRes>Res.xml</PublicRes></CommonData><Pages><Page ID='1' "
        "BaseLoc='P.xml'/></Pages>"
        "<Annotations>A.xml</Annotations></Document>"},
       {"D/P.xml", parts[0]},
       {"D/Res.xml", parts[1]},
       {"D/A.xml", "<A><Page PageID='1'><FileLoc>N.xml</FileLoc></Page></A>"},
       {"D/N.xml", parts[2]}});
  auto document = hengji::readers::read({"a.ofd", bytes});
  if (document) hengji::outline(*document);
  return 0;
}
