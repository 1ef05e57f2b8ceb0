#pragma once

#include <cstdint>

#include "readers/pdf/wire.h"

/// What the reader and the program `hengji-ocr` say to each other in the frames of readers/process.h, in the
/// manner of readers/pdf/wire.h. One request is one page.
namespace hengji::readers::scan::wire {

using pdf::wire::Cursor;
using pdf::wire::Writer;

/// The first byte of a request.
enum class Request : std::uint8_t {
  file = 'F',    ///< which page, from 1 (u32), then the bytes of a picture file
  show = 'S',    ///< as `file`, for the picture itself
  pixels = 'P',  ///< width, height (u32), the picture's own dots per inch or 0 (f32), then red, green and
                 ///< blue of each pixel, row by row from the top
};

/// The first byte of an answer.
enum class Answer : std::uint8_t {
  page = 'p',     ///< PageHead, then lines, rulings and blots
  picture = 'i',  ///< PageHead, width and height (u32) of the picture as it is given, a byte of grey a pixel
  refused = 'x',  ///< Refusal (u8)
};

enum class Refusal : std::uint8_t {
  damaged = 1,
  too_large = 2,
  no_such_page = 3,
  not_installed = 4,  ///< the engine, its network or its alphabet
  unsupported = 5,    ///< a picture file of a kind that is not read
  engine_failed = 6,
};

/// A page in pixels, once it stands upright and level.
struct PageHead {
  std::uint32_t pages = 0;  ///< pictures in the file
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  float dots_per_inch = 0;     ///< as the file says; 0 where it says nothing
  std::uint32_t quarters = 0;  ///< how often the picture was turned clockwise by a quarter to stand upright
  float skew = 0;              ///< degrees by which it was then turned clockwise to be level
  float scale = 1;             ///< pixels of this page for one of the picture
  float character_height = 0;
  float seconds = 0;          ///< of a processor that it took
  std::uint32_t red = 0;      ///< 1 when the ink of a red seal was left out
  std::uint32_t lines = 0;    ///< box (4 × f32), confidence (f32), bytes (u16), UTF-8
  std::uint32_t rulings = 0;  ///< x0 y0 x1 y1 (f32)
  std::uint32_t blots = 0;    ///< the same: ink for which no text was read
};

}  // namespace hengji::readers::scan::wire
