#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "document/design.h"

namespace hengji::writers {

/// A stretch of text of one look.
struct Piece {
  std::string_view text;
  TextLook look;
};

/// The text of a paragraph (cell -1) or of a cell, cut where the design's runs begin and end. Line breaks
/// stay inside the pieces.
std::vector<Piece> pieces_of(const Design& design, std::size_t block, int cell, std::string_view text,
                             const TextLook& look);

/// The names of the fonts that stand for a face, the first one first; Latin letters are set in `latin`.
struct FontNames {
  std::string_view chinese;   ///< 仿宋_GB2312
  std::string_view latin;     ///< Times New Roman
  std::string_view fallback;  ///< for web pages: further families, quoted and separated by commas
};
const FontNames& fonts_of(Typeface face);

}  // namespace hengji::writers
