#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/design.h"

struct hb_face_t;
struct hb_font_t;

namespace hengji::writers {

/// One face of an installed font file. Never changes once opened; any thread may use it.
class Font {
 public:
  /// Nothing for a file that is no font, or whose licence bits forbid to embed a part of it.
  static std::unique_ptr<const Font> open(const std::string& file, unsigned face, std::string name);
  Font(const Font&) = delete;
  Font& operator=(const Font&) = delete;
  ~Font();

  /// The PostScript name: "NotoSerifCJKsc-Regular".
  const std::string& name() const { return name_; }
  /// 0 when the font has no sign for the character.
  std::uint32_t glyph_of(char32_t character) const;
  /// From the advance of a glyph to the size of the letters.
  double units_per_em() const { return units_per_em_; }
  hb_face_t* face() const { return face_; }
  hb_font_t* shaper() const { return shaper_; }

 private:
  Font() = default;

  std::string name_;
  double units_per_em_ = 1000;
  hb_face_t* face_ = nullptr;
  hb_font_t* shaper_ = nullptr;
};

/// The font to set a character in.
struct FontChoice {
  const Font* font = nullptr;
  bool is_emboldened =
      false;  ///< bold was asked for and the font has none: its outlines are to be drawn thicker
};

/// The fonts of this machine that stand for the faces of official papers. Where the fonts that offices have
/// (宋体, 仿宋_GB2312, 方正小标宋简体) are installed they are taken, else the nearest open ones.
class Fonts {
 public:
  /// Found once in the life of the program. Error: no Chinese font is installed.
  static const Result<Fonts>& installed();
  /// Only what stands in that folder.
  static Result<Fonts> in_folder(const std::string& folder);

  Fonts(Fonts&&) noexcept = default;
  Fonts& operator=(Fonts&&) noexcept = default;

  /// Of the face itself where it has the character, else of the first font that has it, else of the face.
  FontChoice choice(Typeface face, bool is_bold, char32_t character) const;

 private:
  struct Role {
    const Font* regular = nullptr;
    const Font* bold = nullptr;
  };
  class Search;

  Fonts() = default;

  std::vector<Role> roles_;  ///< by Typeface
  std::vector<std::unique_ptr<const Font>> fonts_;
  std::vector<const Font*> others_;  ///< for characters that a role's font lacks, in order
};

}  // namespace hengji::writers
