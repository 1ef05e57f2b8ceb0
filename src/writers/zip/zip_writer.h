#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hengji::writers {

/// A ZIP archive, for DOCX, XLSX and OFD. Every member bears the first day that the format knows
/// (1980-01-01), so that the same members give the same bytes.
class ZipWriter {
 public:
  ZipWriter();
  ZipWriter(const ZipWriter&) = delete;
  ZipWriter& operator=(const ZipWriter&) = delete;
  ~ZipWriter();

  /// Adds a member, deflated where that makes it smaller. Names are UTF-8, with `/` between folders.
  void add(std::string_view name, std::string_view bytes);

  /// The archive. An error when it passed limits::file_bytes. Nothing may be added afterwards.
  Result<std::string> finish();

 private:
  struct Member;
  struct Compressor;

  std::string archive_;
  std::vector<Member> members_;
  std::unique_ptr<Compressor> compressor_;
};

}  // namespace hengji::writers
