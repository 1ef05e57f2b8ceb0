#include "writers/zip/zip_writer.h"

#include <fmt/format.h>
#include <libdeflate.h>

#include <new>

#include "base/limits.h"

namespace hengji::writers {
namespace {

// APPNOTE.TXT of the ZIP format, sections 4.3 and 4.4.
constexpr std::uint32_t local_signature = 0x04034b50;
constexpr std::uint32_t central_signature = 0x02014b50;
constexpr std::uint32_t end_signature = 0x06054b50;
constexpr std::uint16_t version_needed = 20;
constexpr std::uint16_t names_are_utf8 = 1u << 11;
constexpr std::uint16_t stored = 0;
constexpr std::uint16_t deflated = 8;
constexpr std::uint16_t first_day = (1u << 5) | 1u;  // 1980-01-01
constexpr int level = 6;

void put16(std::string& out, std::size_t value) {
  out += static_cast<char>(value & 0xFF);
  out += static_cast<char>((value >> 8) & 0xFF);
}

void put32(std::string& out, std::size_t value) {
  put16(out, value & 0xFFFF);
  put16(out, (value >> 16) & 0xFFFF);
}

}  // namespace

struct ZipWriter::Member {
  std::string name;
  std::uint32_t checksum = 0;
  std::uint16_t method = stored;
  std::size_t packed = 0;
  std::size_t unpacked = 0;
  std::size_t offset = 0;

  /// What the local header and the central directory have in common, the lengths behind it included.
  void put(std::string& out) const {
    put16(out, version_needed);
    put16(out, names_are_utf8);
    put16(out, method);
    put16(out, 0);
    put16(out, first_day);
    put32(out, checksum);
    put32(out, packed);
    put32(out, unpacked);
    put16(out, name.size());
    put16(out, 0);
  }
};

struct ZipWriter::Compressor {
  libdeflate_compressor* raw = libdeflate_alloc_compressor(level);
  Compressor() {
    if (!raw) throw std::bad_alloc();
  }
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;
  ~Compressor() { libdeflate_free_compressor(raw); }
};

ZipWriter::ZipWriter() : compressor_(std::make_unique<Compressor>()) {}
ZipWriter::~ZipWriter() = default;

void ZipWriter::add(std::string_view name, std::string_view bytes) {
  if (archive_.size() > limits::file_bytes || bytes.size() > limits::file_bytes) {
    archive_.resize(limits::file_bytes + 1);  // finish() says so
    return;
  }
  Member member{.name = std::string(name),
                .checksum = libdeflate_crc32(0, bytes.data(), bytes.size()),
                .unpacked = bytes.size(),
                .offset = archive_.size()};
  std::string packed(bytes.size(), '\0');
  packed.resize(libdeflate_deflate_compress(compressor_->raw, bytes.data(), bytes.size(), packed.data(),
                                            packed.size()));
  std::string_view content = packed.empty() ? bytes : std::string_view(packed);
  member.method = packed.empty() ? stored : deflated;
  member.packed = content.size();
  put32(archive_, local_signature);
  member.put(archive_);
  archive_ += member.name;
  archive_ += content;
  members_.push_back(std::move(member));
}

Result<std::string> ZipWriter::finish() {
  if (archive_.size() > limits::file_bytes)
    return fail(
        Error::limit({fmt::format("写出的文件超过 {} MiB 的上限，没有写。", limits::file_bytes >> 20),
                      fmt::format("The file would be larger than the limit of {} MiB; it was not written.",
                                  limits::file_bytes >> 20)}));
  std::size_t directory = archive_.size();
  for (const Member& member : members_) {
    put32(archive_, central_signature);
    put16(archive_, version_needed);
    member.put(archive_);
    put16(archive_, 0);  // comment
    put16(archive_, 0);  // disk
    put16(archive_, 0);  // internal attributes
    put32(archive_, 0);  // external attributes
    put32(archive_, member.offset);
    archive_ += member.name;
  }
  std::size_t directory_bytes = archive_.size() - directory;
  put32(archive_, end_signature);
  put32(archive_, 0);  // disks
  put16(archive_, members_.size());
  put16(archive_, members_.size());
  put32(archive_, directory_bytes);
  put32(archive_, directory);
  put16(archive_, 0);
  return std::move(archive_);
}

}  // namespace hengji::writers
