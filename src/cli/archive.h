#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.h"

namespace hengji::cli {

/// A document inside a ZIP archive.
struct ArchiveMember {
  std::string name;  ///< UTF-8, whatever the archive's names were written in
  std::size_t index = 0;
};

/// The documents of a ZIP archive, sorted by name. Archives inside the archive are not opened.
Result<std::vector<ArchiveMember>> documents_of_archive(const std::string& file);

/// Reads members of archives for the threads of a batch. Keeps the archive that was used last open, so that
/// members of one archive, which follow each other, do not each read it anew.
class ArchiveReader {
 public:
  ArchiveReader();
  ~ArchiveReader();

  /// The bytes of a member. The error names the archive or the member.
  Result<std::string> read(const std::string& file, std::size_t index);

 private:
  struct Open;

  Result<std::shared_ptr<Open>> opened(const std::string& file);

  std::mutex mutex_;
  std::shared_ptr<Open> last_;
};

}  // namespace hengji::cli
