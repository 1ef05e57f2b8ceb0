#include <tiffio.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "picture_file.h"

namespace hengji::ocr {
namespace {

struct Source {
  std::string_view file;
  std::uint64_t at = 0;
};

tmsize_t read_some(thandle_t handle, void* to, tmsize_t count) {
  auto& source = *static_cast<Source*>(handle);
  if (source.at >= source.file.size() || count <= 0) return 0;
  auto given = std::min<std::uint64_t>(std::uint64_t(count), source.file.size() - source.at);
  std::memcpy(to, source.file.data() + source.at, given);
  source.at += given;
  return tmsize_t(given);
}

tmsize_t write_nothing(thandle_t, void*, tmsize_t) {
  return 0;
}

toff_t seek(thandle_t handle, toff_t offset, int from) {
  auto& source = *static_cast<Source*>(handle);
  source.at = from == SEEK_SET ? offset : from == SEEK_CUR ? source.at + offset : source.file.size() + offset;
  return source.at;
}

int close_nothing(thandle_t) {
  return 0;
}
toff_t size_of(thandle_t handle) {
  return static_cast<Source*>(handle)->file.size();
}

double dots_per_inch(TIFF* tiff) {
  float across = 0;
  std::uint16_t unit = RESUNIT_INCH;
  if (TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &across) == 0) return 0;
  TIFFGetFieldDefaulted(tiff, TIFFTAG_RESOLUTIONUNIT, &unit);
  return unit == RESUNIT_CENTIMETER ? across * 2.54 : unit == RESUNIT_INCH ? across : 0;
}

/// The library's pixels are four bytes, red lowest and alpha, with which the colours are multiplied, highest.
void take_pixels(Raster& raster) {
  std::size_t pixels = std::size_t(raster.width) * raster.height;
  std::uint8_t* bytes = raster.bytes.data();
  for (std::size_t i = 0; i < pixels; ++i) {
    std::uint32_t pixel;
    std::memcpy(&pixel, bytes + 4 * i, 4);
    int missing = 255 - int(TIFFGetA(pixel));
    bytes[3 * i] = std::uint8_t(std::min(255, int(TIFFGetR(pixel)) + missing));
    bytes[3 * i + 1] = std::uint8_t(std::min(255, int(TIFFGetG(pixel)) + missing));
    bytes[3 * i + 2] = std::uint8_t(std::min(255, int(TIFFGetB(pixel)) + missing));
  }
  raster.bytes.resize(3 * pixels);
  raster.colours = 3;
}

}  // namespace

Refusal decode_tiff(std::string_view file, int page, Raster& raster) {
  TIFFSetErrorHandler(nullptr);
  TIFFSetWarningHandler(nullptr);
  Source source{file};
  std::unique_ptr<TIFF, void (*)(TIFF*)> tiff(
      TIFFClientOpen("picture", "rm", &source, read_some, write_nothing, seek, close_nothing, size_of,
                     nullptr, nullptr),
      [](TIFF* open) {
        if (open) TIFFClose(open);
      });
  if (!tiff) return Refusal::damaged;
  raster.pages = int(TIFFNumberOfDirectories(tiff.get()));
  if (page > raster.pages) return Refusal::no_such_page;
  if (TIFFSetDirectory(tiff.get(), tdir_t(page - 1)) == 0) return Refusal::damaged;
  std::uint32_t width = 0, height = 0;
  TIFFGetField(tiff.get(), TIFFTAG_IMAGEWIDTH, &width);
  TIFFGetField(tiff.get(), TIFFTAG_IMAGELENGTH, &height);
  if (Refusal refusal = size_allowed(width, height); refusal != Refusal{}) return refusal;
  char why[1024];
  if (TIFFRGBAImageOK(tiff.get(), why) == 0) return Refusal::unsupported;
  raster.width = int(width);
  raster.height = int(height);
  raster.dots_per_inch = dots_per_inch(tiff.get());
  raster.bytes.resize(std::size_t(width) * height * 4);
  auto* pixels = reinterpret_cast<std::uint32_t*>(raster.bytes.data());
  constexpr int stop_at_errors = 1;
  if (TIFFReadRGBAImageOriented(tiff.get(), width, height, pixels, ORIENTATION_TOPLEFT, stop_at_errors) == 0)
    return Refusal::damaged;
  take_pixels(raster);
  return {};
}

}  // namespace hengji::ocr
