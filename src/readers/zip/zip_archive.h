#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hengji::readers {

/// One file of an archive, as the directory at the archive's end names it.
struct ZipMember {
  std::string name;  ///< UTF-8 with '/'; names that are no UTF-8 are taken for GB18030
  std::uint64_t index = 0;
  std::uint64_t packed_bytes = 0;
  std::uint64_t unpacked_bytes = 0;  ///< as claimed; what is really unpacked never passes it
  bool encrypted = false;

  bool is_folder() const { return name.empty() || name.back() == '/'; }
};

/// A ZIP archive in memory, opened for reading: the outside of XLSX, DOCX, ODS and OFD files and of archives
/// of documents. Members are unpacked whole, one at a time, on demand, and their checksum is verified.
///
/// Refused, each with a sentence that names the limit: more than `limits::archive_members` members, a member
/// of more than `limits::member_bytes`, more than `limits::unpacked_bytes` over the archive's lifetime (which
/// also ends overlapping members), and more than `limits::archive_ratio` unpacked bytes for one packed byte.
class ZipArchive {
 public:
  /// The bytes must outlive the archive. Damaged when there is no complete directory of members.
  static Result<ZipArchive> open(std::string_view bytes);
  ZipArchive(ZipArchive&&) noexcept;
  ZipArchive& operator=(ZipArchive&&) noexcept;
  ~ZipArchive();

  std::span<const ZipMember> members() const { return members_; }

  /// By its path: a leading '/' and the case of ASCII letters are ignored, as the writers of such files do.
  const ZipMember* find(std::string_view path) const;

  /// The content of a member of this archive.
  Result<std::string> read(const ZipMember& member);

 private:
  struct Handle;
  ZipArchive();

  std::unique_ptr<Handle> handle_;
  std::vector<ZipMember> members_;
  std::vector<std::uint32_t> by_path_;  ///< indices into members_, sorted by path in lower case
  std::uint64_t bytes_ = 0;     ///< of the archive; no member is larger packed
  std::uint64_t unpacked_ = 0;
};

/// Whether the bytes begin as a ZIP archive does.
bool is_zip(std::string_view bytes);

}  // namespace hengji::readers
