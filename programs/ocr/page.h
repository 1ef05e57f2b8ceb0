#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "language.h"
#include "picture.h"
#include "recogniser.h"
#include "rulings.h"

namespace hengji::ocr {

/// A piece of text that stands in one line, with its place in pixels of the upright page.
struct TextLine {
  Area area;
  Characters characters;  ///< `x` counts from the page's left edge
};

/// What was seen on a picture of a page, in pixels of the page once it stands upright and level.
struct Seen {
  int width = 0;
  int height = 0;
  int quarters = 0;         ///< how often the picture was turned clockwise by a quarter to stand upright
  double skew_degrees = 0;  ///< and by how much it was then turned to be level
  double character_height = 0;
  Rulings rulings;
  std::vector<TextLine> lines;
  std::vector<Area> blots;  ///< ink for which no text was read
};

/// What a picture shows. The language decides where the picture leaves a character open.
Result<Seen> see(const Picture& picture, const Recogniser& recogniser, const Language& language);

}  // namespace hengji::ocr
