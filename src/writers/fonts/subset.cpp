#include "writers/fonts/subset.h"

#include <fmt/format.h>
#include <hb-ot.h>
#include <hb-subset.h>

#include <array>
#include <cmath>
#include <memory>

#include "base/digest.h"
#include "base/utf8.h"
#include "writers/fonts/cid.h"

namespace hengji::writers {
namespace {

struct Destroy {
  void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
  void operator()(hb_subset_plan_t* plan) const { hb_subset_plan_destroy(plan); }
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
template <typename T>
using Owned = std::unique_ptr<T, Destroy>;

// What only setting of text needs: it has been done.
constexpr std::array dropped = {"GSUB", "GPOS", "GDEF", "BASE", "JSTF",
                                "kern", "vhea", "vmtx", "VORG", "DSIG"};

Owned<hb_subset_input_t> input_of(const FontUse& use) {
  Owned<hb_subset_input_t> input(hb_subset_input_create_or_fail());
  if (!input) return input;
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
  hb_set_t* glyphs = hb_subset_input_glyph_set(input.get());
  hb_set_t* characters = hb_subset_input_unicode_set(input.get());
  for (const auto& [glyph, text] : use.texts) {
    hb_set_add(glyphs, glyph);
    for (const char32_t c : decoded(text)) hb_set_add(characters, c);
  }
  hb_set_t* tables = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const char* tag : dropped) hb_set_add(tables, hb_tag_from_string(tag, 4));
  return input;
}

std::string bytes_of(hb_blob_t* blob) {
  unsigned length = 0;
  const char* bytes = hb_blob_get_data(blob, &length);
  return {bytes, length};
}

std::string tag_of(const std::string& bytes) {
  const std::string digest = sha256(bytes);
  std::string tag;
  for (std::size_t i = 0; i < 6; ++i)
    tag += static_cast<char>(
        'A' + (static_cast<unsigned>(digest[2 * i]) * 7 + static_cast<unsigned>(digest[2 * i + 1])) % 26);
  return tag;
}

Error damaged(const Font& font) {
  return Error::damaged(
      {fmt::format("字体“{}”已损坏，取不出要嵌入的字形，请重新安装这个字体", font.name()),
       fmt::format("the font '{}' is damaged: its signs cannot be embedded; install it anew", font.name())});
}

int per_thousand(const Font& font, int units) {
  return static_cast<int>(std::lround(units * 1000.0 / font.units_per_em()));
}

void set_extents(const Font& font, FontSubset& subset) {
  hb_font_extents_t extents{};
  if (!hb_font_get_h_extents(font.shaper(), &extents)) return;
  subset.ascent = per_thousand(font, extents.ascender);
  subset.descent = per_thousand(font, extents.descender);
}

void set_outlines(hb_face_t* face, FontSubset& subset) {
  const Owned<hb_blob_t> table(hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' ')));
  subset.outlines = bytes_of(table.get());
}

}  // namespace

std::vector<FontUse> fonts_used(const Pages& pages) {
  std::vector<FontUse> uses;
  std::map<const Font*, std::size_t> by_font;
  for (const Page& page : pages.pages)
    for (const PlacedText& text : page.texts) {
      const auto [found, is_new] = by_font.try_emplace(text.font, uses.size());
      if (is_new) uses.push_back({text.font, {}});
      FontUse& use = uses[found->second];
      for (const PlacedGlyph& glyph : text.glyphs) {
        std::string& meaning = use.texts[glyph.id];
        if (meaning.empty()) meaning = text.text.substr(glyph.begin, glyph.end - glyph.begin);
      }
    }
  return uses;
}

Result<FontSubset> subset_of(const FontUse& use) {
  const Owned<hb_subset_input_t> input = input_of(use);
  if (!input) return fail(damaged(*use.font));
  const Owned<hb_subset_plan_t> plan(hb_subset_plan_create_or_fail(use.font->face(), input.get()));
  if (!plan) return fail(damaged(*use.font));
  const Owned<hb_face_t> face(hb_subset_plan_execute_or_fail(plan.get()));
  if (!face) return fail(damaged(*use.font));
  FontSubset subset;
  subset.bytes = bytes_of(Owned<hb_blob_t>(hb_face_reference_blob(face.get())).get());
  subset.tag = tag_of(subset.bytes);
  set_outlines(face.get(), subset);
  set_extents(*use.font, subset);
  const std::vector<std::uint32_t> cids = cids_of(subset.outlines);
  const hb_map_t* numbers = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  for (const auto& [glyph, text] : use.texts) {
    const hb_codepoint_t number = hb_map_get(numbers, glyph);
    if (number == HB_MAP_VALUE_INVALID) return fail(damaged(*use.font));
    subset.signs[glyph] = number;
    subset.codes[glyph] = number < cids.size() ? cids[number] : number;
    subset.widths[glyph] = per_thousand(*use.font, hb_font_get_glyph_h_advance(use.font->shaper(), glyph));
  }
  return subset;
}

}  // namespace hengji::writers
