#pragma once

#include <string_view>

#include "document/document.h"
#include "writers/pages/lines.h"

namespace hengji::writers {

/// How a text is to be set.
struct Setting {
  TextLook text;
  Alignment alignment = Alignment::left;
  double first_line_characters = 0;
  double line_points = 0;  ///< 0 for what the size asks for
  double width = 0;        ///< points
};

/// Sets the texts of one document. One for a thread.
class Setter {
 public:
  Setter(const Design& design, const Fonts& fonts) : design_(design), shaper_(fonts) {}

  /// The text of a paragraph (cell -1) or a cell, with the runs that the design has for it.
  SetText set(std::size_t block, int cell, std::string_view text, const Setting& setting);
  /// A text that is no part of the document: of a margin.
  SetText set(std::string_view text, const Setting& setting);

 private:
  SetText set(const std::vector<Piece>& pieces, const Setting& setting);

  const Design& design_;
  Shaper shaper_;
  LineBreaker breaker_;
};

inline constexpr double points_per_mm = 72 / 25.4;

}  // namespace hengji::writers
