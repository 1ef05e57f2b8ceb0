#include "cli/archive.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/limits.h"
#include "cli/inputs.h"
#include "cli/source_file.h"
#include "readers/zip/zip_archive.h"

namespace hengji::cli {
namespace {

Error in_archive(const std::string& file, const Error& error) {
  return {error.kind,
          {fmt::format("压缩包“{}”：{}", file, error.message.zh),
           fmt::format("archive \"{}\": {}", file, error.message.en)}};
}

std::string_view last_part(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

}  // namespace

/// An archive in memory. One thread unpacks at a time.
struct ArchiveReader::Open {
  std::string file;
  std::string bytes;
  std::optional<readers::ZipArchive> archive;
  std::mutex mutex;
};

ArchiveReader::ArchiveReader() = default;
ArchiveReader::~ArchiveReader() = default;

Result<std::vector<ArchiveMember>> documents_of_archive(const std::string& file) {
  std::string bytes = TRY(read_file(file, limits::file_bytes));
  auto archive = readers::ZipArchive::open(bytes);
  if (!archive) return fail(in_archive(file, archive.error()));
  std::vector<ArchiveMember> documents;
  std::size_t index = 0;
  for (const readers::ZipMember& member : archive->members()) {
    if (!member.is_folder() && is_document_name(last_part(member.name)))
      documents.push_back({member.name, index});
    ++index;
  }
  std::ranges::sort(documents, {}, &ArchiveMember::name);
  return documents;
}

Result<std::shared_ptr<ArchiveReader::Open>> ArchiveReader::opened(const std::string& file) {
  std::lock_guard lock(mutex_);
  if (last_ && last_->file == file) return last_;
  auto open = std::make_shared<Open>();
  open->file = file;
  open->bytes = TRY(read_file(file, limits::file_bytes));
  auto archive = readers::ZipArchive::open(open->bytes);
  if (!archive) return fail(in_archive(file, archive.error()));
  open->archive.emplace(std::move(*archive));
  last_ = open;
  return open;
}

Result<std::string> ArchiveReader::read(const std::string& file, std::size_t index) {
  std::shared_ptr<Open> open = TRY(opened(file));
  std::lock_guard lock(open->mutex);
  auto members = open->archive->members();
  if (index >= members.size())
    return fail(Error::damaged({fmt::format("压缩包“{}”在处理时变了。", file),
                                fmt::format("the archive \"{}\" changed while it was read.", file)}));
  auto bytes = open->archive->read(members[index]);
  if (!bytes) return fail(in_archive(file, bytes.error()));
  return bytes;
}

}  // namespace hengji::cli
