#include "readers/xls/records.h"

#include <algorithm>

#include "base/utf8.h"
#include "readers/compound/little_endian.h"
#include "readers/encoding/encoding.h"

namespace hengji::readers::xls {

bool record_at(std::string_view stream, std::size_t offset, Record& record) {
  if (offset + 4 > stream.size()) return false;
  std::size_t length = u16_at(stream, offset + 2);
  record.type = static_cast<RecordType>(u16_at(stream, offset));
  record.body = stream.substr(offset + 4, length);
  record.behind = offset + 4 + length;
  return record.body.size() == length;
}

Segments::Segments(std::string_view stream, const Record& record)
    : segments_{record.body}, behind_(record.behind) {
  Record next;
  while (record_at(stream, behind_, next) && next.type == RecordType::continued) {
    segments_.push_back(next.body);
    behind_ = next.behind;
  }
  settle();
}

void Segments::settle() {
  while (segment_ < segments_.size() && at_ >= segments_[segment_].size()) {
    ++segment_;
    at_ = 0;
  }
}

std::uint32_t Segments::u8() {
  if (at_end()) return 0;
  std::uint32_t value = u8_at(segments_[segment_], at_++);
  settle();
  return value;
}

std::uint32_t Segments::u16() {
  std::uint32_t low = u8();
  return low | u8() << 8;
}

std::uint32_t Segments::u32() {
  std::uint32_t low = u16();
  return low | u16() << 16;
}

void Segments::skip(std::size_t bytes) {
  while (bytes > 0 && !at_end()) {
    std::size_t step = std::min(bytes, segments_[segment_].size() - at_);
    at_ += step;
    bytes -= step;
    settle();
  }
}

void Segments::append_characters(std::string& out, std::size_t count, bool wide) {
  std::string utf16;  // pairs may be cut by a seam
  std::size_t segment = segment_;
  while (count > 0 && !at_end()) {
    if (segment_ != segment) {
      segment = segment_;
      wide = (u8() & 1) != 0;
      if (segment_ != segment) continue;
    }
    std::string_view rest = segments_[segment_].substr(at_);
    std::size_t taken = std::min(count, wide ? rest.size() / 2 : rest.size());
    if (wide) {
      utf16 += rest.substr(0, taken * 2);
    } else {
      for (char c : rest.substr(0, taken)) {
        utf16 += c;
        utf16 += '\0';
      }
    }
    if (taken == 0) return skip(rest.size());  // half a character
    count -= taken;
    skip(wide ? taken * 2 : taken);
  }
  out += from_utf16(utf16);
}

}  // namespace hengji::readers::xls
