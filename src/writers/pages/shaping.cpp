#include "writers/pages/shaping.h"

#include <hb.h>

#include <span>

#include "base/utf8.h"

namespace hengji::writers {
namespace {

// Chinese, Latin, figures and signs of all scripts are set together; scripts that join or stack their letters
// (Tibetan, Mongolian, Arabic letters of Uyghur) are set apart.
hb_script_t script_of(char32_t c) {
  if (c < 0x0590 || (c >= 0x2000 && c < 0xA000)) return HB_SCRIPT_HAN;
  const hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), c);
  switch (script) {
    case HB_SCRIPT_COMMON:
    case HB_SCRIPT_INHERITED:
    case HB_SCRIPT_UNKNOWN:
    case HB_SCRIPT_LATIN:
      return HB_SCRIPT_HAN;
    default:
      return script;
  }
}

bool is_invisible(char32_t c) {
  return c < 0x20 || c == 0x7F || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || c == 0x2060;
}

// Marks, joiners and the like belong to the character before.
bool continues(char32_t c) {
  switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), c)) {
    case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK:
      return true;
    default:
      return false;
  }
}

// Each sign stands for the text up to where the next one's begins; of several signs of one character the
// first has it. From right to left the signs come in the order in which they stand, not in that of the text.
void set_ends(std::span<ShapedGlyph> glyphs, std::size_t end) {
  if (glyphs.empty()) return;
  const bool is_reversed = glyphs.front().begin > glyphs.back().begin;
  const auto at = [&](std::size_t i) -> ShapedGlyph& {
    return glyphs[is_reversed ? glyphs.size() - 1 - i : i];
  };
  for (std::size_t i = glyphs.size(); i-- > 0;) {
    const bool shares = i > 0 && at(i - 1).begin == at(i).begin;
    at(i).end = shares ? at(i).begin : end;
    if (!shares) end = at(i).begin;
  }
}

}  // namespace

/// Characters that one font sets together.
struct Shaper::Stretch {
  FontChoice choice;
  hb_script_t script = HB_SCRIPT_HAN;
  int look = 0;
  std::size_t begin = 0;  ///< in bytes of the whole text
  std::size_t end = 0;

  bool joins(const Stretch& other) const {
    return choice.font == other.choice.font && choice.is_emboldened == other.choice.is_emboldened &&
           script == other.script;
  }
};

Shaper::Shaper(const Fonts& fonts) : fonts_(fonts), buffer_(hb_buffer_create()) {}

Shaper::~Shaper() {
  hb_buffer_destroy(buffer_);
}

ShapedText Shaper::shaped(const std::vector<Piece>& pieces) {
  ShapedText out;
  for (const Piece& piece : pieces) {
    out.looks.push_back(piece.look);
    add_piece(piece.text, static_cast<int>(out.looks.size()) - 1, out);
  }
  return out;
}

void Shaper::add_piece(std::string_view piece, int look, ShapedText& out) {
  Stretch stretch{.look = look, .begin = out.text.size(), .end = out.text.size()};
  const auto finish = [&] {
    if (stretch.end > stretch.begin) add_stretch(stretch, out);
    stretch.begin = stretch.end = out.text.size();
  };
  for (std::size_t at = 0; at < piece.size();) {
    CodePoint point = code_point_at(piece, at);
    at += point.bytes;
    if (point.value == '\n') {
      finish();
      out.text += '\n';
      out.glyphs.push_back({.look = look, .begin = out.text.size() - 1, .end = out.text.size()});
      stretch.begin = stretch.end = out.text.size();
      continue;
    }
    if (point.value == '\t') point.value = ' ';
    if (is_invisible(point.value)) continue;
    const bool is_first = stretch.end == stretch.begin;
    if (is_first || !continues(point.value)) {
      const Stretch own = stretch_of(point.value, out.looks[static_cast<std::size_t>(look)]);
      if (!is_first && !own.joins(stretch)) finish();
      stretch.choice = own.choice;
      stretch.script = own.script;
    }
    append_code_point(out.text, point.value);
    stretch.end = out.text.size();
  }
  finish();
}

Shaper::Stretch Shaper::stretch_of(char32_t character, const TextLook& look) const {
  return {.choice = fonts_.choice(look.face, look.is_bold, character), .script = script_of(character)};
}

void Shaper::add_stretch(const Stretch& stretch, ShapedText& out) {
  hb_buffer_reset(buffer_);
  hb_buffer_set_cluster_level(buffer_, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
  hb_buffer_add_utf8(buffer_, out.text.data() + stretch.begin, static_cast<int>(stretch.end - stretch.begin),
                     0, -1);
  hb_buffer_set_script(buffer_, stretch.script);
  hb_buffer_set_direction(buffer_, hb_script_get_horizontal_direction(stretch.script));
  hb_buffer_set_language(buffer_, hb_language_from_string("zh-hans", -1));
  const Font& font = *stretch.choice.font;
  hb_shape(font.shaper(), buffer_, nullptr, 0);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer_, &count);
  const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer_, &count);
  const double scale = out.looks[static_cast<std::size_t>(stretch.look)].size_points / font.units_per_em();
  const std::size_t first = out.glyphs.size();
  for (unsigned i = 0; i < count; ++i)
    out.glyphs.push_back({.font = &font,
                          .id = infos[i].codepoint,
                          .look = stretch.look,
                          .is_emboldened = stretch.choice.is_emboldened,
                          .advance = places[i].x_advance * scale,
                          .shift = places[i].x_offset * scale,
                          .rise = places[i].y_offset * scale,
                          .begin = stretch.begin + infos[i].cluster});
  set_ends(std::span(out.glyphs).subspan(first), stretch.end);
}

}  // namespace hengji::writers
