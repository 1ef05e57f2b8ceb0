#include <cstdint>

#include "document/document.h"
#include "readers/html/reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto document = hengji::readers::html::read({"a.html", {reinterpret_cast<const char*>(data), size}});
  if (document) hengji::outline(*document);
  return 0;
}
