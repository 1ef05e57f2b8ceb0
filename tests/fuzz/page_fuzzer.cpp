// Pages of any glyphs and rulings: four bytes a thing, a page ends at 0xff 0xff.

#include <cstdint>

#include "document/document.h"
#include "readers/page/page.h"

namespace page = hengji::readers::page;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr const char* texts[] = {"产", "出", "1", "%", "— 2 —", "绩效目标", "。", "一"};
  std::vector<page::Page> pages(1);
  const auto begin = [&] {
    pages.back().number = static_cast<int>(pages.size());
    pages.back().width = 780;
    pages.back().height = 780;
  };
  begin();
  for (std::size_t i = 0; i + 4 <= size && pages.size() < 8; i += 4) {
    const double x = data[i] * 3.0, y = data[i + 1] * 3.0, extent = data[i + 2] * 2.5;
    const std::uint8_t kind = data[i + 3];
    if (data[i] == 0xff && data[i + 1] == 0xff) {
      pages.emplace_back();
      begin();
    } else if (kind < 0x40) {
      pages.back().rulings.push_back({x, y, x + extent, y});
    } else if (kind < 0x80) {
      pages.back().rulings.push_back({x, y, x, y + extent});
    } else {
      pages.back().glyphs.push_back({texts[kind & 7], {x, y, x + extent / 10, y + 4 + (kind >> 3 & 15)}});
    }
  }
  hengji::Document document;
  document.blocks = page::recovered(pages);
  hengji::outline(document);
  return 0;
}
