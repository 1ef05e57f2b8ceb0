#include "readers/compound/compound_file.h"

#include <algorithm>

#include "base/limits.h"
#include "readers/compound/little_endian.h"
#include "readers/encoding/encoding.h"

namespace hengji::readers {
namespace {

constexpr std::string_view signature = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
constexpr std::size_t header_bytes = 512;
constexpr std::size_t entry_bytes = 128;
constexpr std::size_t mini_sector_bytes = 64;
constexpr std::uint64_t mini_cutoff = 4096;
constexpr std::uint32_t last_regular_sector = 0xfffffffa;
constexpr std::size_t header_allocations = 109;
constexpr std::size_t most_entries = 100'000;

bool same_name(std::string_view a, std::string_view b) {
  auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(a, b, [&](char x, char y) { return lower(x) == lower(y); });
}

Error not_whole() {
  return Error::damaged(
      {"文件的内部结构已损坏（可能没有下载或拷贝完整）；请用原来的软件打开并重新保存后再试。",
       "The inner structure of the file is damaged (a broken download or copy, perhaps); open it with "
       "the program that made it and save it anew."});
}

}  // namespace

struct CompoundFile::RawEntry {
  std::string name;
  int type = 0;
  std::uint32_t left = 0;
  std::uint32_t right = 0;
  std::uint32_t child = 0;
  std::uint32_t start = 0;
  std::uint64_t bytes = 0;
};

bool is_compound(std::string_view bytes) {
  return bytes.starts_with(signature);
}

std::string_view CompoundFile::sector(std::uint32_t number) const {
  std::uint64_t from = (static_cast<std::uint64_t>(number) + 1) * sector_bytes_;
  if (number > last_regular_sector || from >= bytes_.size()) return {};
  return bytes_.substr(from, sector_bytes_);
}

/// The sectors from `start` on, as far as they go: a chain cannot be longer than the file has sectors.
std::string CompoundFile::chain(std::uint32_t start, std::uint64_t most_bytes) const {
  std::string content;
  std::size_t sectors = bytes_.size() / sector_bytes_ + 1;
  for (std::uint32_t at = start; sectors-- > 0 && content.size() < most_bytes; at = next_[at]) {
    std::string_view piece = sector(at);
    content += piece;
    if (piece.size() < sector_bytes_ || at >= next_.size()) break;
  }
  if (content.size() > most_bytes) content.resize(most_bytes);
  return content;
}

std::string CompoundFile::mini_chain(std::uint32_t start, std::uint64_t bytes) const {
  std::string content;
  std::size_t sectors = mini_stream_.size() / mini_sector_bytes + 1;
  for (std::uint32_t at = start; sectors-- > 0 && content.size() < bytes; at = mini_next_[at]) {
    std::uint64_t from = static_cast<std::uint64_t>(at) * mini_sector_bytes;
    if (from >= mini_stream_.size()) break;
    content.append(mini_stream_, from, mini_sector_bytes);
    if (at >= mini_next_.size()) break;
  }
  if (content.size() > bytes) content.resize(bytes);
  return content;
}

/// The sector allocation table, whose own sectors the header lists, and further sectors after it.
Result<void> CompoundFile::read_allocation() {
  std::vector<std::uint32_t> tables;
  for (std::size_t i = 0; i < header_allocations; ++i) tables.push_back(u32_at(bytes_, 76 + 4 * i));
  std::uint32_t more = u32_at(bytes_, 68);
  std::size_t sectors = bytes_.size() / sector_bytes_ + 1;
  for (std::size_t i = 0; i < sectors && more < last_regular_sector; ++i) {
    std::string_view list = sector(more);
    if (list.size() < sector_bytes_) break;
    for (std::size_t at = 0; at + 8 <= sector_bytes_; at += 4) tables.push_back(u32_at(list, at));
    more = u32_at(list, sector_bytes_ - 4);
  }
  for (std::uint32_t table : tables) {
    if (table >= last_regular_sector) continue;
    std::string_view entries = sector(table);
    if (entries.empty() || next_.size() > sectors + sector_bytes_) break;
    for (std::size_t at = 0; at + 4 <= entries.size(); at += 4) next_.push_back(u32_at(entries, at));
  }
  if (next_.empty()) return fail(not_whole());
  return {};
}

CompoundFile::RawEntry CompoundFile::raw_entry(const std::string& directory, std::uint32_t index) const {
  std::string_view raw = std::string_view(directory).substr(index * entry_bytes, entry_bytes);
  RawEntry entry;
  std::size_t name_bytes = std::min<std::size_t>(u16_at(raw, 64), 64);
  entry.name = from_utf16(raw.substr(0, name_bytes < 2 ? 0 : name_bytes - 2));
  entry.type = static_cast<unsigned char>(raw[66]);
  entry.left = u32_at(raw, 68);
  entry.right = u32_at(raw, 72);
  entry.child = u32_at(raw, 76);
  entry.start = u32_at(raw, 116);
  entry.bytes = u32_at(raw, 120);
  return entry;
}

/// The root storage is the first entry; its members make a tree of siblings.
void CompoundFile::read_directory() {
  std::string directory = chain(u32_at(bytes_, 48), most_entries * entry_bytes);
  auto count = static_cast<std::uint32_t>(directory.size() / entry_bytes);
  if (count == 0) return;
  std::string mini_table = chain(u32_at(bytes_, 60), bytes_.size());
  for (std::size_t at = 0; at + 4 <= mini_table.size(); at += 4) mini_next_.push_back(u32_at(mini_table, at));
  RawEntry root = raw_entry(directory, 0);
  mini_stream_ = chain(root.start, std::min<std::uint64_t>(root.bytes, bytes_.size()));
  std::vector<bool> seen(count, false);
  std::vector<std::uint32_t> waiting = {root.child};
  while (!waiting.empty()) {
    std::uint32_t index = waiting.back();
    waiting.pop_back();
    if (index >= count || seen[index]) continue;
    seen[index] = true;
    RawEntry raw = raw_entry(directory, index);
    entries_.push_back({raw.name, raw.start, raw.bytes, raw.type == 2});
    waiting.push_back(raw.left);
    waiting.push_back(raw.right);
  }
}

Result<CompoundFile> CompoundFile::open(std::string_view bytes) {
  if (!is_compound(bytes) || bytes.size() < header_bytes) return fail(not_whole());
  CompoundFile file;
  file.bytes_ = bytes;
  unsigned shift = u16_at(bytes, 30);
  if (shift != 9 && shift != 12) return fail(not_whole());
  file.sector_bytes_ = std::size_t{1} << shift;
  TRY_VOID(file.read_allocation());
  file.read_directory();
  if (file.entries_.empty()) return fail(not_whole());
  return file;
}

const CompoundFile::Entry* CompoundFile::find(std::string_view name) const {
  for (const Entry& entry : entries_)
    if (entry.is_stream && same_name(entry.name, name)) return &entry;
  return nullptr;
}

std::string CompoundFile::read(std::string_view name) const {
  const Entry* entry = find(name);
  if (entry == nullptr) return {};
  std::uint64_t most = std::min<std::uint64_t>(entry->bytes, bytes_.size());
  return entry->bytes < mini_cutoff ? mini_chain(entry->start, most) : chain(entry->start, most);
}

std::string_view compound_kind(std::string_view bytes) {
  if (!is_compound(bytes)) return {};
  auto file = CompoundFile::open(bytes);
  if (!file) return {};
  if (file->has("EncryptedPackage")) return "encrypted";
  if (file->has("Workbook") || file->has("Book")) return "xls";
  if (file->has("WordDocument")) return "doc";
  return {};
}

}  // namespace hengji::readers
