#include "writers/xlsx/strings.h"

#include <fmt/format.h>

#include <algorithm>

#include "writers/markup/markup.h"
#include "writers/xlsx/styles.h"

namespace hengji::writers::xlsx {
namespace {

bool is_hexadecimal(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// _x0041_ at the start of the text.
bool looks_escaped(std::string_view text) {
  return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' &&
         std::ranges::all_of(text.substr(2, 4), is_hexadecimal);
}

}  // namespace

void append_cell_text(std::string& xml, std::string_view text) {
  std::size_t done = 0;
  for (std::size_t at = text.find("_x"); at != std::string_view::npos; at = text.find("_x", at + 1)) {
    if (!looks_escaped(text.substr(at))) continue;
    append_escaped(xml, text.substr(done, at - done));
    xml += "_x005F_";
    done = at + 1;
  }
  append_escaped(xml, text.substr(done));
}

int Strings::number_of(const std::vector<Piece>& pieces, const TextLook& look) {
  ++uses_;
  std::string entry;
  bool is_plain = std::ranges::all_of(pieces, [&](const Piece& piece) { return piece.look == look; });
  for (const Piece& piece : pieces) {
    if (!is_plain) entry += "<r><rPr>" + Styles::font_xml(piece.look, "rFont") + "</rPr>";
    entry += "<t xml:space=\"preserve\">";
    append_cell_text(entry, piece.text);
    entry += is_plain ? "</t>" : "</t></r>";
  }
  auto [found, is_new] = numbers_.try_emplace(entry, static_cast<int>(numbers_.size()));
  if (is_new) entries_ += "<si>" + entry + "</si>";
  return found->second;
}

std::string Strings::part() const {
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"{}\" "
      "uniqueCount=\"{}\">"
      "{}</sst>",
      uses_, numbers_.size(), entries_);
}

}  // namespace hengji::writers::xlsx
