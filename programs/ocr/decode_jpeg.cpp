#include <csetjmp>
#include <cstdio>
#include <cstring>

#include <jpeglib.h>

#include "picture_file.h"

namespace hengji::ocr {
namespace {

struct Failure {
  jpeg_error_mgr base;
  std::jmp_buf way_out;
  int warnings;
};

void leave(j_common_ptr codec) {
  std::longjmp(reinterpret_cast<Failure*>(codec->err)->way_out, 1);
}
void keep_silent(j_common_ptr) {}

/// The orientation in an EXIF block, 1 where there is none.
int orientation_in(std::string_view exif) {
  if (exif.size() < 14 || exif.substr(0, 6) != std::string_view("Exif\0\0", 6)) return 1;
  std::string_view tiff = exif.substr(6);
  bool little = tiff[0] == 'I';
  auto number = [&](std::size_t at, int bytes) {
    std::uint32_t value = 0;
    for (int i = 0; i < bytes; ++i) {
      std::size_t place = at + (little ? bytes - 1 - i : i);
      value = value << 8 | (place < tiff.size() ? static_cast<unsigned char>(tiff[place]) : 0);
    }
    return value;
  };
  std::size_t directory = number(4, 4);
  std::uint32_t entries = directory < tiff.size() ? number(directory, 2) : 0;
  for (std::uint32_t i = 0; i < entries && directory + 2 + 12 * i + 12 <= tiff.size(); ++i)
    if (std::size_t entry = directory + 2 + 12 * i; number(entry, 2) == 0x0112) {
      int value = int(number(entry + 8, 2));
      return value >= 1 && value <= 8 ? value : 1;
    }
  return 1;
}

void note_orientation(const jpeg_decompress_struct& codec, Raster& raster) {
  for (jpeg_saved_marker_ptr marker = codec.marker_list; marker != nullptr; marker = marker->next) {
    std::string_view bytes(reinterpret_cast<const char*>(marker->data), marker->data_length);
    if (int found = orientation_in(bytes); found != 1) raster.orientation = found;
  }
}

/// Printing colours, which Adobe's files have inverted, as red, green and blue.
void from_printing_colours(Raster& raster, bool inverted) {
  std::size_t pixels = std::size_t(raster.width) * raster.height;
  std::uint8_t* bytes = raster.bytes.data();
  for (std::size_t i = 0; i < pixels; ++i) {
    int black = inverted ? bytes[4 * i + 3] : 255 - bytes[4 * i + 3];
    for (int c = 0; c < 3; ++c) {
      int light = inverted ? bytes[4 * i + c] : 255 - bytes[4 * i + c];
      bytes[3 * i + c] = std::uint8_t(light * black / 255);
    }
  }
  raster.bytes.resize(3 * pixels);
  raster.colours = 3;
}

void read_rows(jpeg_decompress_struct& codec, Raster& raster) {
  while (codec.output_scanline < codec.output_height) {
    JSAMPROW row = raster.bytes.data() + std::size_t(codec.output_scanline) * raster.width * raster.colours;
    jpeg_read_scanlines(&codec, &row, 1);
  }
}

}  // namespace

Refusal decode_jpeg(std::string_view file, Raster& raster) {
  jpeg_decompress_struct codec;
  Failure failure{};
  codec.err = jpeg_std_error(&failure.base);
  failure.base.error_exit = leave;
  failure.base.output_message = keep_silent;
  // Nothing in this function but the raster owns memory: the way out runs no destructors.
  if (setjmp(failure.way_out)) {
    jpeg_destroy_decompress(&codec);
    return Refusal::damaged;
  }
  jpeg_create_decompress(&codec);
  jpeg_mem_src(&codec, reinterpret_cast<const unsigned char*>(file.data()), file.size());
  jpeg_save_markers(&codec, JPEG_APP0 + 1, 0xFFFF);
  jpeg_read_header(&codec, TRUE);
  if (Refusal refusal = size_allowed(codec.image_width, codec.image_height); refusal != Refusal{}) {
    jpeg_destroy_decompress(&codec);
    return refusal;
  }
  bool printing = codec.jpeg_color_space == JCS_CMYK || codec.jpeg_color_space == JCS_YCCK;
  bool grey = codec.jpeg_color_space == JCS_GRAYSCALE;
  codec.out_color_space = printing ? JCS_CMYK : grey ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_start_decompress(&codec);
  raster.width = int(codec.output_width);
  raster.height = int(codec.output_height);
  raster.colours = printing ? 4 : grey ? 1 : 3;
  raster.bytes.assign(std::size_t(raster.width) * raster.height * raster.colours, 255);
  if (codec.density_unit != 0)
    raster.dots_per_inch = codec.X_density * (codec.density_unit == 2 ? 2.54 : 1.0);
  note_orientation(codec, raster);
  read_rows(codec, raster);
  bool inverted = codec.saw_Adobe_marker != FALSE;
  // The library fills up what a truncated file lacks, and only counts it.
  bool broken = failure.base.num_warnings > 0;
  jpeg_destroy_decompress(&codec);
  if (printing) from_printing_colours(raster, inverted);
  return broken ? Refusal::damaged : Refusal{};
}

}  // namespace hengji::ocr
