#pragma once

#include <string>

#include "picture.h"

namespace hengji::ocr {

/// A sign that was told by its shape alone, and how well it fits: 1 is drawn just so, below 0.7 is a guess.
struct Sign {
  std::string text;  ///< one of ≥ ≤ > < = >= <= % √ / —; empty where nothing fits
  double fit = 0;
  double rival = 0;  ///< how well the next best sign fits
};

/// The sign in a piece of ink, which holds nothing else. `height` is the height of a character in pixels.
/// The text recogniser knows signs only among other characters, and takes a lone ≥ for an M.
Sign sign_in(const Picture& ink, const Area& piece, double height);

/// Whether a piece of ink is a round bracket, by the way it bows; empty where it is not.
Sign bracket_in(const Picture& ink, const Area& piece, double height);

}  // namespace hengji::ocr
