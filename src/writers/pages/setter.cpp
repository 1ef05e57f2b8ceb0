#include "writers/pages/setter.h"

#include <algorithm>

namespace hengji::writers {

SetText Setter::set(std::size_t block, int cell, std::string_view text, const Setting& setting) {
  return set(pieces_of(design_, block, cell, text, setting.text), setting);
}

SetText Setter::set(std::string_view text, const Setting& setting) {
  return set({Piece{text, setting.text}}, setting);
}

SetText Setter::set(const std::vector<Piece>& pieces, const Setting& setting) {
  SetText set;
  set.text = shaper_.shaped(pieces);
  set.size = setting.text.size_points;
  set.line_height = setting.line_points > 0 ? setting.line_points : natural_line(set.size);
  set.alignment = setting.alignment;
  set.width = std::max(setting.width, set.size);
  const bool is_justified = setting.alignment == Alignment::justified;
  set.lines = broken(set.text, breaker_.breaks_of(set.text.text),
                     {.width = set.width,
                      .first_indent = std::min(setting.first_line_characters * set.size, set.width / 2),
                      .may_shrink = is_justified});
  return set;
}

}  // namespace hengji::writers
