#pragma once

#include <libdeflate.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hengji::tests {

/// One member of an archive to be made. The last members are for archives that lie.
struct ZipEntry {
  std::string name;
  std::string content;
  bool deflated = false;
  std::uint32_t claimed_crc = 0;    ///< 0: the right one
  std::uint32_t claimed_bytes = 0;  ///< 0: the right number
};

/// Writes ZIP archives after PKWARE's description, field by field; knows nothing of the code under test.
class ZipFixture {
 public:
  static std::string of(const std::vector<ZipEntry>& entries) {
    ZipFixture fixture;
    std::string directory;
    for (const ZipEntry& entry : entries) fixture.add(entry, directory);
    std::string end = "PK\x05\x06";
    put(end, 0, 4);
    put(end, entries.size(), 2);
    put(end, entries.size(), 2);
    put(end, directory.size(), 4);
    put(end, fixture.bytes_.size(), 4);
    put(end, 0, 2);
    return fixture.bytes_ + directory + end;
  }

 private:
  static void put(std::string& out, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xff);
  }

  static std::string deflated(const std::string& content) {
    libdeflate_compressor* compressor = libdeflate_alloc_compressor(6);
    std::string packed(libdeflate_deflate_compress_bound(compressor, content.size()), '\0');
    packed.resize(libdeflate_deflate_compress(compressor, content.data(), content.size(), packed.data(),
                                              packed.size()));
    libdeflate_free_compressor(compressor);
    return packed;
  }

  void add(const ZipEntry& entry, std::string& directory) {
    std::string packed = entry.deflated ? deflated(entry.content) : entry.content;
    std::uint32_t crc = libdeflate_crc32(0, entry.content.data(), entry.content.size());
    std::string common;
    put(common, 20, 2);                      // version needed
    put(common, 0, 2);                       // flags
    put(common, entry.deflated ? 8 : 0, 2);  // method
    put(common, 0, 4);                       // time and date
    put(common, entry.claimed_crc != 0 ? entry.claimed_crc : crc, 4);
    put(common, packed.size(), 4);
    put(common, entry.claimed_bytes != 0 ? entry.claimed_bytes : entry.content.size(), 4);
    put(common, entry.name.size(), 2);
    put(common, 0, 2);  // extra field
    std::size_t offset = bytes_.size();
    bytes_ += "PK\x03\x04" + common + entry.name + packed;
    directory += "PK\x01\x02";
    put(directory, 20, 2);  // made by
    directory += common;
    put(directory, 0, 2);  // comment
    put(directory, 0, 2);  // disk
    put(directory, 0, 2);  // internal attributes
    put(directory, 0, 4);  // external attributes
    put(directory, offset, 4);
    directory += entry.name;
  }

  std::string bytes_;
};

}  // namespace hengji::tests
