#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "writers/fonts/fonts.h"
#include "writers/pages/page.h"

namespace hengji::writers {

/// What a document shows of one font.
struct FontUse {
  const Font* font = nullptr;
  std::map<std::uint32_t, std::string> texts;  ///< sign → what it stands for where it first stands
};

/// The fonts of all pages in the order in which they first stand.
std::vector<FontUse> fonts_used(const Pages& pages);

/// A font file that holds only the signs a document shows.
struct FontSubset {
  std::string bytes;     ///< an OpenType file with a map from characters to signs
  std::string outlines;  ///< its CFF table; empty where outlines are of the TrueType kind
  std::map<std::uint32_t, std::uint32_t> signs;  ///< number in the whole font → number in this one
  std::map<std::uint32_t, std::uint32_t>
      codes;                            ///< number in the whole font → the code by which PDF calls it
  std::map<std::uint32_t, int> widths;  ///< number in the whole font → advance in 1/1000 of the size
  int ascent = 880;                     ///< 1/1000 of the size
  int descent = -120;
  std::string tag;  ///< six letters that tell subsets of a font apart: ABCDEF

  bool is_cff() const { return !outlines.empty(); }
};

/// Error: the font is damaged. The same use gives the same bytes.
Result<FontSubset> subset_of(const FontUse& use);

}  // namespace hengji::writers
