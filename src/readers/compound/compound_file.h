#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hengji::readers {

/// An OLE compound file (MS-CFB): a small file system in one file, the outside of XLS and DOC files and of
/// encrypted XLSX and DOCX files. Reads the streams of the root storage. Chains of sectors that run in
/// circles or out of the file end there; a last sector that is cut short is read as far as it goes.
class CompoundFile {
 public:
  /// The bytes must outlive it.
  static Result<CompoundFile> open(std::string_view bytes);

  bool has(std::string_view name) const { return find(name) != nullptr; }
  /// The content of a stream of the root storage; empty when there is none. Names are compared without case.
  std::string read(std::string_view name) const;

 private:
  struct Entry {
    std::string name;
    std::uint32_t start = 0;
    std::uint64_t bytes = 0;
    bool is_stream = false;
  };

  struct RawEntry;

  const Entry* find(std::string_view name) const;
  Result<void> read_allocation();
  void read_directory();
  RawEntry raw_entry(const std::string& directory, std::uint32_t index) const;
  std::string_view sector(std::uint32_t number) const;
  std::string chain(std::uint32_t start, std::uint64_t most_bytes) const;
  std::string mini_chain(std::uint32_t start, std::uint64_t bytes) const;

  std::string_view bytes_;
  std::size_t sector_bytes_ = 512;
  std::vector<std::uint32_t> next_;       ///< sector → next sector
  std::vector<std::uint32_t> mini_next_;  ///< the same for short streams
  std::string mini_stream_;
  std::vector<Entry> entries_;  ///< of the root storage
};

/// Whether the bytes begin as a compound file does.
bool is_compound(std::string_view bytes);

/// What a compound file holds: "xls", "doc", "encrypted" for an encrypted XLSX or DOCX, "" for anything else.
std::string_view compound_kind(std::string_view bytes);

}  // namespace hengji::readers
