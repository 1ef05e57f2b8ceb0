#include "readers/page/paragraphs.h"

#include <algorithm>
#include <cmath>

#include "readers/page/lines.h"

namespace hengji::readers::page {

namespace {

constexpr double paragraph_gap = 1.0;  // of a line's height, between lines of one paragraph
constexpr double same_size = 1.15;     // larger differences are headings

bool continues(const Line& above, const Line& below) {
  const double larger = std::max(above.size, below.size), smaller = std::min(above.size, below.size);
  return below.box.y0 - above.box.y1 < paragraph_gap * smaller && larger <= same_size * smaller;
}

const Location& place(const Block& block) {
  return std::visit([](const auto& one) -> const Location& { return one.at; }, block);
}

}  // namespace

std::vector<Paragraph> paragraphs_of(const Page& page, std::span<const Glyph* const> glyphs) {
  std::vector<Paragraph> paragraphs;
  const std::vector<Line> lines = lines_of(glyphs);
  const Line* above = nullptr;
  for (const Line& line : lines) {
    if (above && continues(*above, line)) {
      Paragraph& last = paragraphs.back();
      last.text += '\n' + line.text;
      last.at.set_box(joined(*last.at.box(), line.box));
      last.confidence = std::min(last.confidence, line.confidence);
    } else {
      Paragraph& next = paragraphs.emplace_back();
      next.text = line.text;
      next.at.page = page.number;
      next.at.set_box(line.box);
      next.confidence = line.confidence;
    }
    above = &line;
  }
  return paragraphs;
}

std::vector<Block> in_reading_order(const Page&, std::vector<Table> tables,
                                    std::vector<Paragraph> paragraphs) {
  std::vector<Block> blocks;
  blocks.reserve(tables.size() + paragraphs.size());
  for (Table& table : tables) blocks.emplace_back(std::move(table));
  for (Paragraph& paragraph : paragraphs) blocks.emplace_back(std::move(paragraph));
  std::stable_sort(blocks.begin(), blocks.end(), [](const Block& a, const Block& b) {
    const Box &p = *place(a).box(), &q = *place(b).box();
    return p.y0 != q.y0 ? p.y0 < q.y0 : p.x0 < q.x0;
  });
  return blocks;
}

}  // namespace hengji::readers::page
