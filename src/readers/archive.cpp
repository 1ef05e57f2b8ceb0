#include "readers/archive.h"

#include <fmt/format.h>

#include "base/limits.h"
#include "readers/ooxml/package.h"
#include "readers/zip/zip_archive.h"

namespace hengji::readers {
namespace {

bool is_left_behind(std::string_view path) {
  std::string_view name = path.substr(path.rfind('/') + 1);
  return path.starts_with("__MACOSX/") || name.starts_with("~$") || name.starts_with("._") ||
         name == ".DS_Store" || name == "Thumbs.db" || name == "desktop.ini";
}

Error nested_too_deeply() {
  return Error::limit(
      {fmt::format("压缩包嵌套超过 {} 层的上限，没有读。", limits::archive_depth),
       fmt::format("Archives are nested deeper than {}; this one was not read.", limits::archive_depth)});
}

Error unpacks_too_much() {
  return Error::limit(
      {fmt::format("压缩包解开后超过 {} MiB 的上限，其余没有读；请分批提交。", limits::unpacked_bytes >> 20),
       fmt::format("The archive unpacks to more than {} MiB; the rest was not read. Hand it in in parts.",
                   limits::unpacked_bytes >> 20)});
}

class Unpacking {
 public:
  explicit Unpacking(const MemberTaker& take) : take_(take) {}

  Result<void> unpack(const Input& input, int depth) {
    ZipArchive archive = TRY(ZipArchive::open(input.bytes));
    for (const ZipMember& member : archive.members()) {
      if (member.is_folder() || is_left_behind(member.name)) continue;
      std::string path = fmt::format("{}/{}", input.name, member.name);
      if (unpacked_ + member.unpacked_bytes > limits::unpacked_bytes) return fail(unpacks_too_much());
      auto bytes = archive.read(member);
      if (!bytes) {
        take_(path, tl::make_unexpected(bytes.error()));
        continue;
      }
      unpacked_ += bytes->size();
      hand_over({path, *bytes}, depth);
    }
    return {};
  }

 private:
  void hand_over(const Input& member, int depth) {
    if (!is_archive(member)) {
      take_(member.name, member.bytes);
    } else if (depth == limits::archive_depth) {
      take_(member.name, fail(nested_too_deeply()));
    } else if (auto inner = unpack(member, depth + 1); !inner) {
      take_(member.name, tl::make_unexpected(inner.error()));
    }
  }

  const MemberTaker& take_;
  std::uint64_t unpacked_ = 0;
};

}  // namespace

bool is_archive(const Input& input) {
  if (!is_zip(input.bytes) || !package_kind(input.bytes).empty()) return false;
  for (const char* document : {".xlsx", ".docx", ".ofd", ".ods", ".odt", ".xlsm", ".docm", ".et", ".wps"})
    if (has_ending(input.name, document)) return false;
  return true;
}

Result<void> for_each_member(const Input& archive, const MemberTaker& take) {
  return Unpacking(take).unpack(archive, 1);
}

}  // namespace hengji::readers
