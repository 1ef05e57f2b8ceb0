#include "writers/pdf/font_objects.h"

#include <fmt/format.h>

#include <algorithm>

namespace hengji::writers::pdf {
namespace {

// A block of a CMap holds at most a hundred lines.
constexpr std::size_t lines_of_a_block = 100;

std::string meanings(const FontUse& use, const FontSubset& subset) {
  std::vector<std::string> lines;
  std::map<std::uint32_t, const std::string*> by_code;
  for (const auto& [glyph, text] : use.texts)
    if (!text.empty()) by_code[subset.codes.at(glyph)] = &text;
  for (const auto& [code, text] : by_code)
    lines.push_back(fmt::format("<{:04X}> <{}>\n", code, utf16_hex(*text)));
  std::string map =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  for (std::size_t i = 0; i < lines.size(); i += lines_of_a_block) {
    const std::size_t end = std::min(lines.size(), i + lines_of_a_block);
    map += fmt::format("{} beginbfchar\n", end - i);
    for (std::size_t line = i; line < end; ++line) map += lines[line];
    map += "endbfchar\n";
  }
  return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

/// [first [w w w] first [w]]: codes that follow each other share a list.
std::string widths(const FontSubset& subset) {
  std::map<std::uint32_t, int> by_code;
  for (const auto& [glyph, code] : subset.codes) by_code[code] = subset.widths.at(glyph);
  std::string out = "[";
  std::uint32_t next = 0;
  bool is_open = false;
  for (const auto& [code, width] : by_code) {
    if (is_open && code == next) {
      out += fmt::format(" {}", width);
    } else {
      out += fmt::format("{}{}[{}", is_open ? "]" : "", code, width);
    }
    is_open = true;
    next = code + 1;
  }
  return out + (is_open ? "]]" : "]");
}

int add_file(Objects& objects, const FontSubset& subset) {
  if (subset.is_cff()) return objects.add_stream("/Subtype/CIDFontType0C", subset.outlines);
  return objects.add_stream(fmt::format("/Length1 {}", subset.bytes.size()), subset.bytes);
}

int add_descriptor(Objects& objects, const std::string& name, const FontSubset& subset) {
  const int file = add_file(objects, subset);
  constexpr int symbolic = 4;
  return objects.add(fmt::format(
      "<</Type/FontDescriptor/FontName/{}/Flags {}/FontBBox[-200 {} 1200 {}]/ItalicAngle 0/Ascent "
      "{}/Descent {}/CapHeight 700/StemV 80/FontFile{} {}>>",
      name, symbolic, subset.descent, subset.ascent, subset.ascent, subset.descent, subset.is_cff() ? 3 : 2,
      reference(file)));
}

std::string pdf_name(const std::string& name) {
  std::string out;
  for (const char c : name)
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-') out += c;
  return out.empty() ? "Font" : out;
}

}  // namespace

int add_font(Objects& objects, const FontUse& use, const FontSubset& subset) {
  const std::string name = subset.tag + "+" + pdf_name(use.font->name());
  const int descriptor = add_descriptor(objects, name, subset);
  const int descendant =
      objects.add(fmt::format("<</Type/Font/Subtype/CIDFontType{}/BaseFont/{}/CIDSystemInfo<</"
                              "Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                              "/FontDescriptor {}/DW 1000/W {}{}>>",
                              subset.is_cff() ? 0 : 2, name, reference(descriptor), widths(subset),
                              subset.is_cff() ? "" : "/CIDToGIDMap/Identity"));
  const int map = objects.add_stream("", meanings(use, subset));
  return objects.add(fmt::format(
      "<</Type/Font/Subtype/Type0/BaseFont/{}/Encoding/Identity-H/DescendantFonts[{}]/ToUnicode {}>>", name,
      reference(descendant), reference(map)));
}

}  // namespace hengji::writers::pdf
