#include "readers/xls/parse.h"

#include <fmt/format.h>

#include <map>

#include "readers/compound/little_endian.h"
#include "readers/encoding/encoding.h"
#include "readers/xls/records.h"

namespace hengji::readers::xls {
namespace {

constexpr std::uint32_t biff8 = 0x0600;
constexpr std::size_t most_formats = UINT16_MAX;

Error no_workbook() {
  return Error::damaged(
      {"文件里没有完整的工作簿；请用表格软件打开并重新保存后再试。",
       "The file holds no complete workbook; open it in a spreadsheet program and save it anew."});
}

Error password() {
  return Error::encrypted(
      {"工作簿设有打开密码，没有读；请去掉密码后再提交。",
       "The workbook needs a password to be opened and was not read; hand it in without one."});
}

/// Reads the records before the first sheet.
class Globals {
 public:
  explicit Globals(std::string_view stream) : stream_(stream) {}

  Result<Mirror> read() {
    Record record;
    if (!record_at(stream_, 0, record) || record.type != RecordType::begin) return fail(no_workbook());
    mirror_.is_biff8 = u16_at(record.body, 0) == biff8;
    std::size_t offset = record.behind;
    while (record_at(stream_, offset, record) && record.type != RecordType::end) {
      offset = record.behind;
      if (record.type == RecordType::file_pass) return fail(password());
      if (record.type == RecordType::string_table) {
        offset = strings(record);
      } else {
        keep(record);
      }
    }
    if (mirror_.sheets.empty()) return fail(no_workbook());
    std::map<std::uint32_t, NumberFormat> compiled;
    for (std::uint32_t id : format_of_cells_) {
      auto [place, is_new] = compiled.try_emplace(id);
      auto code = codes_.find(id);
      if (is_new)
        place->second =
            code == codes_.end() ? NumberFormat::built_in(static_cast<int>(id)) : NumberFormat(code->second);
      mirror_.shared.formats.push_back(place->second);
    }
    return std::move(mirror_);
  }

 private:
  void keep(const Record& record) {
    std::string_view body = record.body;
    switch (record.type) {
      case RecordType::code_page:
        mirror_.code_page = static_cast<int>(u16_at(body, 0));
        break;
      case RecordType::date_mode:
        if (u16_at(body, 0) == 1) mirror_.shared.dates = DateSystem::from_1904;
        break;
      case RecordType::extended_format:
        if (format_of_cells_.size() < most_formats) format_of_cells_.push_back(u16_at(body, 2));
        break;
      case RecordType::format:
        format(record);
        break;
      case RecordType::bound_sheet:
        sheet(record);
        break;
      default:
        break;
    }
  }

  void format(const Record& record) {
    std::string code;
    if (mirror_.is_biff8) {
      Segments segments(stream_, record);
      segments.skip(2);
      std::uint32_t length = segments.u16();
      bool wide = (segments.u8() & 1) != 0;
      segments.append_characters(code, length, wide);
    } else if (record.body.size() > 3) {
      code = from_code_page(record.body.substr(3, u8_at(record.body, 2)), mirror_.code_page);
    }
    codes_[u16_at(record.body, 0)] = std::move(code);
  }

  void sheet(const Record& record) {
    SheetEntry entry;
    entry.offset = u32_at(record.body, 0);
    entry.hidden = (u8_at(record.body, 4) & 3) != 0;
    entry.is_worksheet = u8_at(record.body, 5) == 0;
    std::uint32_t length = u8_at(record.body, 6);
    if (mirror_.is_biff8) {
      Segments segments(stream_, record);
      segments.skip(7);
      bool wide = (segments.u8() & 1) != 0;
      segments.append_characters(entry.name, length, wide);
    } else if (record.body.size() > 7) {
      entry.name = from_code_page(record.body.substr(7, length), mirror_.code_page);
    }
    mirror_.sheets.push_back(std::move(entry));
  }

  /// MS-XLS 2.4.265: each string is its length, its flags, perhaps the sizes of its formatting runs and of
  /// its phonetic guide, its characters, and then those two.
  std::size_t strings(const Record& record) {
    Segments segments(stream_, record);
    segments.skip(4);
    std::uint32_t count = segments.u32();
    StringPool& pool = mirror_.shared.strings;
    for (std::uint32_t i = 0; i < count && !segments.at_end(); ++i) {
      std::uint32_t length = segments.u16();
      std::uint32_t flags = segments.u8();
      std::uint32_t runs = (flags & 8) != 0 ? segments.u16() : 0;
      std::uint32_t phonetic = (flags & 4) != 0 ? segments.u32() : 0;
      segments.append_characters(pool.open(), length, (flags & 1) != 0);
      pool.finish();
      segments.skip(static_cast<std::size_t>(runs) * 4 + phonetic);
    }
    return segments.behind();
  }

  std::string_view stream_;
  Mirror mirror_;
  std::vector<std::uint32_t> format_of_cells_;
  std::map<std::uint32_t, std::string> codes_;
};

}  // namespace

std::string from_code_page(std::string_view bytes, int code_page) {
  Decoded decoded =
      from_named(bytes, code_page == 1200 || code_page == 0 ? "gb18030" : fmt::format("cp{}", code_page));
  return decoded.known ? std::move(decoded.text) : from_gb18030(bytes);
}

Result<Mirror> parse_workbook(std::string_view stream) {
  return Globals(stream).read();
}

}  // namespace hengji::readers::xls
