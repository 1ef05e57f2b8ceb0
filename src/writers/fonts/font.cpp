#include <hb-ot.h>
#include <hb.h>

#include "writers/fonts/fonts.h"

namespace hengji::writers {
namespace {

// OS/2 fsType: 2 restricted, 0x100 no subsets, 0x200 only bitmaps.
bool may_be_embedded(hb_face_t* face) {
  constexpr unsigned type_offset = 8;
  hb_blob_t* table = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
  unsigned length = 0;
  const char* bytes = hb_blob_get_data(table, &length);
  bool allowed = true;
  if (length >= type_offset + 2) {
    const auto high = static_cast<unsigned char>(bytes[type_offset]);
    const auto low = static_cast<unsigned char>(bytes[type_offset + 1]);
    allowed = (low & 0x0F) != 2 && (high & 0x03) == 0;
  }
  hb_blob_destroy(table);
  return allowed;
}

}  // namespace

std::unique_ptr<const Font> Font::open(const std::string& file, unsigned face, std::string name) {
  hb_blob_t* blob = hb_blob_create_from_file_or_fail(file.c_str());
  if (!blob) return nullptr;
  std::unique_ptr<Font> font(new Font);
  font->face_ = hb_face_create(blob, face);
  hb_blob_destroy(blob);
  if (hb_face_get_glyph_count(font->face_) == 0 || !may_be_embedded(font->face_)) return nullptr;
  hb_face_make_immutable(font->face_);
  font->shaper_ = hb_font_create(font->face_);
  hb_font_make_immutable(font->shaper_);
  font->units_per_em_ = hb_face_get_upem(font->face_);
  font->name_ = std::move(name);
  return font;
}

Font::~Font() {
  if (shaper_) hb_font_destroy(shaper_);
  if (face_) hb_face_destroy(face_);
}

std::uint32_t Font::glyph_of(char32_t character) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(shaper_, character, &glyph) ? glyph : 0;
}

}  // namespace hengji::writers
