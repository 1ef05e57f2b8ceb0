// What the program that takes PDF files apart might say if a hostile file had taken it over.

#include <cstdint>

#include "document/document.h"
#include "readers/page/page.h"
#include "readers/pdf/pages.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  hengji::Document document;
  const auto extent =
      hengji::readers::pdf::pages_of({reinterpret_cast<const char*>(data), size}, [&](auto&& page) {
        for (auto& block : hengji::readers::page::recovered(page.shown))
          document.blocks.push_back(std::move(block));
      });
  if (extent) hengji::outline(document);
  return 0;
}
