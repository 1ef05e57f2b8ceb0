#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hengji::readers::xls {

/// Record types of the binary workbook format (MS-XLS 2.3) that bear on what is read.
enum class RecordType : std::uint16_t {
  formula = 0x0006,
  end = 0x000a,
  date_mode = 0x0022,
  file_pass = 0x002f,
  continued = 0x003c,
  code_page = 0x0042,
  object = 0x005d,
  column_info = 0x007d,
  bound_sheet = 0x0085,
  multiple_rk = 0x00bd,
  multiple_blank = 0x00be,
  rich_string = 0x00d6,
  extended_format = 0x00e0,
  merged_cells = 0x00e5,
  string_table = 0x00fc,
  label_sst = 0x00fd,
  blank = 0x0201,
  number = 0x0203,
  label = 0x0204,
  bool_or_error = 0x0205,
  string = 0x0207,
  row = 0x0208,
  rk = 0x027e,
  format = 0x041e,
  begin = 0x0809,
};

struct Record {
  RecordType type = RecordType::end;
  std::string_view body;
  std::size_t behind = 0;  ///< offset of the next record
};

/// The record at an offset; false at the end of the stream or where it is cut.
bool record_at(std::string_view stream, std::size_t offset, Record& record);

/// A record's body and those of the CONTINUE records behind it, read as one. Only the characters of a string
/// know of the seams: behind each, a byte says anew whether they are wide.
class Segments {
 public:
  /// `record` is the first; CONTINUE records behind it are added.
  Segments(std::string_view stream, const Record& record);

  std::size_t behind() const { return behind_; }
  bool at_end() const { return segment_ >= segments_.size(); }
  std::uint32_t u8();
  std::uint32_t u16();
  std::uint32_t u32();
  void skip(std::size_t bytes);
  /// `count` characters, UTF-16 or its low bytes, appended as UTF-8.
  void append_characters(std::string& out, std::size_t count, bool wide);

 private:
  void settle();

  std::vector<std::string_view> segments_;
  std::size_t segment_ = 0;
  std::size_t at_ = 0;
  std::size_t behind_ = 0;
};

}  // namespace hengji::readers::xls
