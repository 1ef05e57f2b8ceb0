#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "picture.h"
#include "readers/scan/wire.h"

namespace hengji::ocr {

/// A decoded picture: one byte a pixel (grey) or three (red, green, blue), row by row from the top.
struct Raster {
  int width = 0;
  int height = 0;
  int colours = 1;
  std::vector<std::uint8_t> bytes;
  double dots_per_inch = 0;  ///< 0 where the file does not say
  int orientation = 1;       ///< as EXIF counts it; 1 is upright
  int pages = 1;             ///< pictures in the file
};

/// Why a picture is not read; `Refusal{}` when it is.
using readers::scan::wire::Refusal;

/// Decodes a PNG, JPEG, TIFF or BMP file; `page` counts from 1 and is past the first only in TIFF.
/// Transparent parts are white. Nothing of more than limits::picture_pixels is decoded.
Refusal decode(std::string_view file, int page, Raster& raster);

/// The single decoders, told apart by the file's first bytes.
Refusal decode_png(std::string_view file, Raster& raster);
Refusal decode_jpeg(std::string_view file, Raster& raster);
Refusal decode_tiff(std::string_view file, int page, Raster& raster);
Refusal decode_bmp(std::string_view file, Raster& raster);

/// Whether a picture of that size may be decoded.
Refusal size_allowed(std::uint64_t width, std::uint64_t height);

/// What is to be read, in shades of grey and upright as far as the file says. The ink of red seals, which
/// stand over text, is made white; `red_left_out` tells.
Picture to_read(Raster&& raster, bool& red_left_out);

}  // namespace hengji::ocr
