#include <png.h>

#include <cstring>

#include "picture_file.h"

namespace hengji::ocr {
namespace {

std::uint32_t big_endian(const char* bytes) {
  auto at = [&](int i) { return std::uint32_t{static_cast<unsigned char>(bytes[i])}; };
  return at(0) << 24 | at(1) << 16 | at(2) << 8 | at(3);
}

/// Pixels per metre stand in the chunk pHYs, before the first picture data.
double dots_per_inch(std::string_view file) {
  for (std::size_t at = 8; at + 12 <= file.size();) {
    std::uint64_t length = big_endian(file.data() + at);
    std::string_view kind = file.substr(at + 4, 4);
    if (kind == "IDAT") break;
    if (kind == "pHYs" && length == 9 && at + 17 <= file.size() && file[at + 16] == 1)
      return big_endian(file.data() + at + 8) * 0.0254;
    at += 12 + length;
  }
  return 0;
}

}  // namespace

Refusal decode_png(std::string_view file, Raster& raster) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&image, file.data(), file.size()) == 0) return Refusal::damaged;
  if (Refusal refusal = size_allowed(image.width, image.height); refusal != Refusal{}) {
    png_image_free(&image);
    return refusal;
  }
  raster.colours = image.format & PNG_FORMAT_FLAG_COLOR ? 3 : 1;
  image.format = raster.colours == 3 ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
  raster.width = int(image.width);
  raster.height = int(image.height);
  raster.bytes.resize(PNG_IMAGE_SIZE(image));
  raster.dots_per_inch = dots_per_inch(file);
  png_color white{255, 255, 255};
  // A picture that breaks off keeps what came before; the library reports it as a failure.
  if (png_image_finish_read(&image, &white, raster.bytes.data(), 0, nullptr) == 0) return Refusal::damaged;
  return {};
}

}  // namespace hengji::ocr
