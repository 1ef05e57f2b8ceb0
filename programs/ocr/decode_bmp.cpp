#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_BMP
#define STBI_NO_STDIO
#define STBI_NO_HDR
#define STBI_NO_LINEAR
#include <stb/stb_image.h>

#include <memory>

#include "picture_file.h"

namespace hengji::ocr {

Refusal decode_bmp(std::string_view file, Raster& raster) {
  const auto* bytes = reinterpret_cast<const stbi_uc*>(file.data());
  int length = int(file.size()), width = 0, height = 0, colours = 0;
  if (stbi_info_from_memory(bytes, length, &width, &height, &colours) == 0) return Refusal::damaged;
  if (Refusal refusal = size_allowed(std::uint64_t(width), std::uint64_t(height)); refusal != Refusal{})
    return refusal;
  // The library fills up what a truncated file lacks; one bit a pixel is the least that a picture takes.
  if (file.size() < std::size_t(width) * height / 8) return Refusal::damaged;
  std::unique_ptr<stbi_uc, void (*)(void*)> pixels(
      stbi_load_from_memory(bytes, length, &width, &height, &colours, 3), stbi_image_free);
  if (!pixels) return Refusal::damaged;
  raster.width = width;
  raster.height = height;
  raster.colours = 3;
  raster.bytes.assign(pixels.get(), pixels.get() + std::size_t(width) * height * 3);
  return {};
}

}  // namespace hengji::ocr
