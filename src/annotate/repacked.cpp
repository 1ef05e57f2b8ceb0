#include "annotate/repacked.h"

#include <zip.h>

#include <cstdlib>
#include <cstring>
#include <new>

namespace hengji::annotate {
namespace {

constexpr zip_uint16_t first_day = (1u << 5) | 1u;  // 1980-01-01: the clock goes into no file

Error not_written() {
  return Error::damaged(
      {"文件的压缩结构不能改写；请用原来的软件重新保存后再试。",
       "the file's archive cannot be written anew; save it with the program that made it."});
}

struct Archive {
  zip_source_t* source = nullptr;
  zip_t* zip = nullptr;

  ~Archive() {
    if (zip) zip_discard(zip);
    if (source) zip_source_free(source);
  }
};

bool put_member(zip_t* zip, const std::string& name, const std::string& text) {
  zip_source_t* content = zip_source_buffer(zip, text.data(), text.size(), 0);
  if (!content) return false;
  zip_int64_t index = zip_name_locate(zip, name.c_str(), ZIP_FL_NOCASE);
  bool is_new = index < 0;
  bool put = is_new ? (index = zip_file_add(zip, name.c_str(), content, ZIP_FL_ENC_UTF_8)) >= 0
                    : zip_file_replace(zip, static_cast<zip_uint64_t>(index), content, 0) == 0;
  if (!put) zip_source_free(content);
  return put && zip_file_set_dostime(zip, static_cast<zip_uint64_t>(index), 0, first_day, 0) == 0;
}

/// What a source of memory holds once the archive was written into it.
Result<std::string> content_of(zip_source_t* source) {
  zip_stat_t stat;
  if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) return fail(not_written());
  std::string bytes(stat.size, '\0');
  zip_int64_t got = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (got != static_cast<zip_int64_t>(bytes.size())) return fail(not_written());
  return bytes;
}

}  // namespace

Result<std::string> repacked(std::string_view bytes, const std::map<std::string, std::string>& changed) {
  Archive archive;
  // The library frees what it replaces, also memory that it was only lent: it gets a copy of its own.
  void* lent = std::malloc(bytes.size());
  if (lent == nullptr) throw std::bad_alloc();
  std::memcpy(lent, bytes.data(), bytes.size());
  archive.source = zip_source_buffer_create(lent, bytes.size(), 1, nullptr);
  if (!archive.source) {
    std::free(lent);
    return fail(not_written());
  }
  zip_source_keep(archive.source);  // closing the archive lets go of one of the two
  archive.zip = zip_open_from_source(archive.source, 0, nullptr);
  if (!archive.zip) {
    zip_source_free(archive.source);  // the one that the archive would have let go of
    return fail(not_written());
  }
  for (const auto& [name, text] : changed)
    if (!put_member(archive.zip, name, text)) return fail(not_written());
  if (zip_close(archive.zip) != 0) return fail(not_written());
  archive.zip = nullptr;
  return content_of(archive.source);
}

}  // namespace hengji::annotate
