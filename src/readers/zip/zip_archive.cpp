#include "readers/zip/zip_archive.h"

#include <fmt/format.h>
#include <libdeflate.h>
#include <zip.h>

#include <algorithm>

#include "base/large_pages.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "readers/encoding/encoding.h"

namespace hengji::readers {
namespace {

constexpr std::string_view local_header = "PK\x03\x04";
constexpr std::string_view empty_archive = "PK\x05\x06";
constexpr std::size_t deflate_slack = 4096;  // small members may shrink by any ratio

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::string_view without_slash(std::string_view path) {
  return path.starts_with('/') ? path.substr(1) : path;
}

std::strong_ordering compared(std::string_view a, std::string_view b) {
  a = without_slash(a);
  b = without_slash(b);
  return std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return static_cast<unsigned char>(lower(x)) <=> static_cast<unsigned char>(lower(y));
  });
}

std::string name_of(zip_t* archive, std::uint64_t index) {
  const char* raw = zip_get_name(archive, index, ZIP_FL_ENC_RAW);
  if (raw == nullptr) return {};
  std::string name = is_valid_utf8(raw) ? std::string(raw) : from_gb18030(raw);
  std::replace(name.begin(), name.end(), '\\', '/');
  return name;
}

Error not_readable(const std::string& member) {
  return Error::damaged(
      {fmt::format("压缩包里的“{}”已损坏（内容不完整或校验和不符）；请用原来的软件重新保存后再试。", member),
       fmt::format("\"{}\" inside the archive is damaged (incomplete, or its checksum is wrong); "
                   "save the file anew with the program that made it.",
                   member)});
}

Error too_large(const std::string& member, std::uint64_t bytes, std::uint64_t most) {
  constexpr std::uint64_t mebi = 1u << 20;
  return Error::limit(
      {fmt::format("“{}”解开后有 {} MiB，超过 {} MiB 的上限，没有读。", member, bytes / mebi, most / mebi),
       fmt::format("\"{}\" unpacks to {} MiB, more than the limit of {} MiB; it was not read.", member,
                   bytes / mebi, most / mebi)});
}

Error too_dense(const std::string& member) {
  return Error::limit(
      {fmt::format("“{}”的压缩比超过 {} 倍的上限，可能是压缩炸弹，没有读。", member, limits::archive_ratio),
       fmt::format("\"{}\" unpacks to more than {} times its size, as archive bombs do; it was not read.",
                   member, limits::archive_ratio)});
}

Result<std::string> raw_bytes(zip_t* archive, const ZipMember& member, zip_flags_t flags,
                              std::uint64_t size) {
  zip_file_t* file = zip_fopen_index(archive, member.index, flags);
  if (file == nullptr) return fail(not_readable(member.name));
  std::string bytes(size, '\0');
  std::uint64_t done = 0;
  while (done < size) {
    zip_int64_t got = zip_fread(file, bytes.data() + done, size - done);
    if (got <= 0) break;
    done += static_cast<std::uint64_t>(got);
  }
  char beyond = 0;  // the read that finds the end is the one that verifies the checksum
  bool at_end = zip_fread(file, &beyond, 1) == 0;
  bool closed = zip_fclose(file) == 0;
  if (!at_end || !closed || done != size) return fail(not_readable(member.name));
  return bytes;
}

}  // namespace

struct ZipArchive::Handle {
  zip_t* archive = nullptr;
  libdeflate_decompressor* inflater = nullptr;

  ~Handle() {
    if (archive != nullptr) zip_discard(archive);
    if (inflater != nullptr) libdeflate_free_decompressor(inflater);
  }
};

ZipArchive::ZipArchive() : handle_(std::make_unique<Handle>()) {}
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive& ZipArchive::operator=(ZipArchive&&) noexcept = default;
ZipArchive::~ZipArchive() = default;

Result<ZipArchive> ZipArchive::open(std::string_view bytes) {
  ZipArchive opened;
  opened.bytes_ = bytes.size();
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) opened.handle_->archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  zip_error_fini(&error);
  zip_t* archive = opened.handle_->archive;
  if (archive == nullptr) {
    if (source != nullptr) zip_source_free(source);
    return fail(Error::damaged(
        {"文件是不完整的压缩结构（可能没有下载或拷贝完整）；请重新取得文件后再试。",
         "The archive structure of the file is incomplete (a broken download or copy, perhaps); "
         "obtain the file again."}));
  }
  std::uint64_t count = static_cast<std::uint64_t>(std::max<zip_int64_t>(0, zip_get_num_entries(archive, 0)));
  if (count > limits::archive_members)
    return fail(Error::limit(
        {fmt::format("压缩包里有 {} 个成员，超过 {} 个的上限，没有读。", count, limits::archive_members),
         fmt::format("The archive has {} members, more than the limit of {}; it was not read.", count,
                     limits::archive_members)}));
  opened.members_.reserve(count);
  for (std::uint64_t index = 0; index < count; ++index) {
    zip_stat_t stat;
    if (zip_stat_index(archive, index, 0, &stat) != 0) continue;
    opened.members_.push_back(
        {name_of(archive, index), index, stat.comp_size, stat.size,
         (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE});
  }
  opened.by_path_.resize(opened.members_.size());
  for (std::uint32_t i = 0; i < opened.by_path_.size(); ++i) opened.by_path_[i] = i;
  std::ranges::stable_sort(opened.by_path_, [&](std::uint32_t a, std::uint32_t b) {
    return compared(opened.members_[a].name, opened.members_[b].name) < 0;
  });
  return opened;
}

const ZipMember* ZipArchive::find(std::string_view path) const {
  auto found = std::lower_bound(
      by_path_.begin(), by_path_.end(), path,
      [&](std::uint32_t i, std::string_view) { return compared(members_[i].name, path) < 0; });
  if (found == by_path_.end() || compared(members_[*found].name, path) != 0) return nullptr;
  return &members_[*found];
}

Result<std::string> ZipArchive::read(const ZipMember& member) {
  if (member.encrypted)
    return fail(Error::encrypted(
        {fmt::format("“{}”加了密码，没有读；请解密后再提交。", member.name),
         fmt::format("\"{}\" is encrypted and was not read; hand it in without a password.", member.name)}));
  if (member.packed_bytes > bytes_) return fail(not_readable(member.name));
  if (member.unpacked_bytes > limits::member_bytes)
    return fail(too_large(member.name, member.unpacked_bytes, limits::member_bytes));
  if (unpacked_ + member.unpacked_bytes > limits::unpacked_bytes)
    return fail(too_large(member.name, unpacked_ + member.unpacked_bytes, limits::unpacked_bytes));
  if (member.unpacked_bytes > (member.packed_bytes + deflate_slack) * limits::archive_ratio)
    return fail(too_dense(member.name));
  unpacked_ += member.unpacked_bytes;

  zip_stat_t stat;
  if (zip_stat_index(handle_->archive, member.index, 0, &stat) != 0) return fail(not_readable(member.name));
  if (stat.comp_method != ZIP_CM_DEFLATE)
    return raw_bytes(handle_->archive, member, 0, member.unpacked_bytes);

  std::string packed = TRY(raw_bytes(handle_->archive, member, ZIP_FL_COMPRESSED, member.packed_bytes));
  if (handle_->inflater == nullptr) handle_->inflater = libdeflate_alloc_decompressor();
  std::string content;
  content.reserve(member.unpacked_bytes);
  prefer_large_pages(content.data(), content.capacity());
  content.resize(member.unpacked_bytes);
  // Without a place for the actual size, anything but exactly that many bytes is an error.
  auto outcome = libdeflate_deflate_decompress(handle_->inflater, packed.data(), packed.size(),
                                               content.data(), content.size(), nullptr);
  if (outcome != LIBDEFLATE_SUCCESS || libdeflate_crc32(0, content.data(), content.size()) != stat.crc)
    return fail(not_readable(member.name));
  return content;
}

bool is_zip(std::string_view bytes) {
  return bytes.starts_with(local_header) || bytes.starts_with(empty_archive);
}

}  // namespace hengji::readers
