#include "readers/pictures/png.h"

#include <libdeflate.h>

#include <cstddef>
#include <cstdint>
#include <memory>

namespace hengji::readers {
namespace {

constexpr int effort = 4;  // of 12: a page is seen once, by somebody who waits

void put(std::uint32_t value, std::string& out) {
  for (int shift : {24, 16, 8, 0}) out.push_back(static_cast<char>(value >> shift));
}

/// Length, name, content and the checksum of the last two.
void put_chunk(std::string_view name, std::string_view content, std::string& out) {
  put(static_cast<std::uint32_t>(content.size()), out);
  std::size_t start = out.size();
  out.append(name).append(content);
  put(libdeflate_crc32(0, out.data() + start, out.size() - start), out);
}

std::string packed(std::string_view bytes) {
  std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(effort), libdeflate_free_compressor);
  if (!compressor) return {};
  std::string out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
  out.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

}  // namespace

std::string png_of(int width, int height, Colours colours, std::string_view pixels) {
  std::size_t row = static_cast<std::size_t>(width) * static_cast<std::size_t>(colours);
  if (width < 1 || height < 1 || pixels.size() < row * static_cast<std::size_t>(height)) return {};
  std::string rows;  // each behind the number of its filter: none
  rows.reserve((row + 1) * static_cast<std::size_t>(height));
  for (int y = 0; y < height; ++y) rows.append(1, '\0').append(pixels.substr(y * row, row));
  std::string head;
  put(static_cast<std::uint32_t>(width), head);
  put(static_cast<std::uint32_t>(height), head);
  head.append({8, colours == Colours::full ? char{2} : char{0}, 0, 0, 0});
  std::string out = "\x89PNG\r\n\x1a\n";
  put_chunk("IHDR", head, out);
  put_chunk("IDAT", packed(rows), out);
  put_chunk("IEND", {}, out);
  return out;
}

}  // namespace hengji::readers
