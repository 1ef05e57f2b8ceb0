#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/design.h"
#include "writers/fonts/fonts.h"
#include "writers/text/pieces.h"

struct hb_buffer_t;

namespace hengji::writers {

/// A sign with the width it takes, before lines are made.
struct ShapedGlyph {
  const Font* font = nullptr;
  std::uint32_t id = 0;
  int look = 0;  ///< in ShapedText::looks
  bool is_emboldened = false;
  double advance = 0;  ///< points
  double shift = 0;    ///< of the sign against its place, to the right
  double rise = 0;
  std::size_t begin = 0;  ///< what it stands for, in bytes of the text
  std::size_t end = 0;
};

/// The signs of a text in reading order. A line break of the text is a glyph without a font.
struct ShapedText {
  std::string text;
  std::vector<TextLook> looks;
  std::vector<ShapedGlyph> glyphs;

  bool is_line_break(std::size_t glyph) const { return glyphs[glyph].font == nullptr; }
};

/// Chooses fonts and signs. Keeps its working memory from text to text; one for a thread.
class Shaper {
 public:
  explicit Shaper(const Fonts& fonts);
  Shaper(const Shaper&) = delete;
  Shaper& operator=(const Shaper&) = delete;
  ~Shaper();

  ShapedText shaped(const std::vector<Piece>& pieces);

 private:
  struct Stretch;
  void add_piece(std::string_view piece, int look, ShapedText& out);
  Stretch stretch_of(char32_t character, const TextLook& look) const;
  void add_stretch(const Stretch& stretch, ShapedText& out);

  const Fonts& fonts_;
  hb_buffer_t* buffer_;
};

}  // namespace hengji::writers
