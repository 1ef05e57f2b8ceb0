#include "annotate/package_copy.h"

#include <fmt/format.h>
#include <zip.h>

#include <cstdlib>
#include <cstring>
#include <new>

#include "annotate/edits.h"
#include "writers/markup/markup.h"

namespace hengji::annotate {
namespace {

constexpr std::string_view types_part = "[Content_Types].xml";
constexpr std::string_view relationships_space =
    "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr std::string_view types_space = "http://schemas.openxmlformats.org/package/2006/content-types";
constexpr zip_uint16_t first_day = (1u << 5) | 1u;  // 1980-01-01: the clock goes into no file

std::string pointers_of(const std::string& part) {
  std::size_t slash = part.rfind('/');
  std::size_t name = slash == std::string::npos ? 0 : slash + 1;
  return part.substr(0, name) + "_rels/" + part.substr(name) + ".rels";
}

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

Result<PackageCopy> PackageCopy::of(std::string_view bytes) {
  return PackageCopy(bytes, TRY(readers::Package::open(bytes)));
}

Result<std::string> PackageCopy::read(const std::string& part) {
  if (auto found = changed_.find(part); found != changed_.end()) return found->second;
  return package_.read(part);
}

void PackageCopy::put(const std::string& part, std::string text) {
  // A part in UTF-16 was decoded when it was read; written again it is UTF-8 and says so.
  std::size_t encoding = std::string_view(text).substr(0, 100).find("\"UTF-16\"");
  if (encoding != std::string::npos) text.replace(encoding, 8, "\"UTF-8\"");
  changed_[part] = std::move(text);
}

std::string PackageCopy::free_name(std::string_view stem, std::string_view ending) const {
  for (int number = 1;; ++number) {
    std::string name =
        fmt::format("{}{}{}", stem, number == 1 ? std::string() : std::to_string(number), ending);
    if (!has(name)) return name;
  }
}

Result<std::string> PackageCopy::point(const std::string& part, const std::string& target,
                                       std::string_view type) {
  std::string pointers = pointers_of(part);
  std::string xml = has(pointers) ? TRY(read(pointers))
                                  : fmt::format(
                                        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                                        "<Relationships xmlns=\"{}\"></Relationships>",
                                        relationships_space);
  std::string id;
  for (int number = 1; id.empty() || xml.find('"' + id + '"') != std::string::npos; ++number)
    id = fmt::format("rIdNote{}", number);
  std::string row = fmt::format(R"(<Relationship xmlns="{}" Id="{}" Type="{}" Target="/{}"/>)",
                                relationships_space, id, type, writers::escaped(target));
  put(pointers, edited(xml, {before_end(xml, row)}));
  return id;
}

Result<void> PackageCopy::declare(const std::string& row, const std::string& mark) {
  std::string xml = TRY(read(std::string(types_part)));
  if (xml.find(mark) == std::string::npos) put(std::string(types_part), edited(xml, {before_end(xml, row)}));
  return {};
}

Result<void> PackageCopy::declare_part(const std::string& part, std::string_view media_type) {
  std::string mark = fmt::format(R"(PartName="/{}")", writers::escaped(part));
  return declare(fmt::format(R"(<Override xmlns="{}" {} ContentType="{}"/>)", types_space, mark, media_type),
                 mark);
}

Result<void> PackageCopy::declare_ending(std::string_view ending, std::string_view media_type) {
  std::string mark = fmt::format(R"(Extension="{}")", ending);
  return declare(fmt::format(R"(<Default xmlns="{}" {} ContentType="{}"/>)", types_space, mark, media_type),
                 mark);
}

Result<std::string> PackageCopy::finished() const {
  Archive archive;
  // The library frees what it replaces, also memory that it was only lent: it gets a copy of its own.
  void* lent = std::malloc(bytes_.size());
  if (lent == nullptr) throw std::bad_alloc();
  std::memcpy(lent, bytes_.data(), bytes_.size());
  archive.source = zip_source_buffer_create(lent, bytes_.size(), 1, nullptr);
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
  for (const auto& [name, text] : changed_)
    if (!put_member(archive.zip, name, text)) return fail(not_written());
  if (zip_close(archive.zip) != 0) return fail(not_written());
  archive.zip = nullptr;
  return content_of(archive.source);
}

}  // namespace hengji::annotate
