#pragma once

#include <span>
#include <vector>

#include "readers/page/page.h"

namespace hengji::readers::page {

/// Running text: lines that follow each other closely in one size are one paragraph.
std::vector<Paragraph> paragraphs_of(const Page& page, std::span<const Glyph* const> glyphs);

/// From top to bottom; what stands beside each other from left to right.
std::vector<Block> in_reading_order(const Page& page, std::vector<Table> tables,
                                    std::vector<Paragraph> paragraphs);

}  // namespace hengji::readers::page
