#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "readers/reader.h"

namespace hengji::readers {

/// Whether a file is an archive of files (a .zip that somebody packed) and not a document that happens to be
/// packed the same way.
bool is_archive(const Input& input);

/// Takes one file of an archive: its path ("报送/教育局.zip/目标表.xlsx", names in GBK made UTF-8) and its
/// bytes, or why it could not be unpacked. The bytes live as long as the call.
using MemberTaker = std::function<void(const std::string& path, const Result<std::string_view>& bytes)>;

/// Unpacks an archive, one file at a time, in the order of its directory, and the archives inside it up to
/// `limits::archive_depth` deep. Folders and the files that operating systems and editors leave behind
/// (__MACOSX, Thumbs.db, ~$…) are passed over. One bad member never stops the rest; an error is about the
/// archive as a whole. The limits are those of ZipArchive, and `limits::unpacked_bytes` over all of them.
Result<void> for_each_member(const Input& archive, const MemberTaker& take);

}  // namespace hengji::readers
