#include "readers/encoding/encoding.h"

#include <unicode/ucnv.h>

#include <memory>

#include "base/utf8.h"

namespace hengji::readers {
namespace {

struct Close {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

std::string lower_case(std::string_view name) {
  std::string lower;
  for (char c : name) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lower;
}

/// What a page that names the smaller encoding is really written in: the larger one that holds it.
std::string widened(std::string_view name) {
  std::string lower = lower_case(name);
  if (lower == "gb2312" || lower == "gbk" || lower == "gb_2312-80" || lower == "x-gbk" || lower == "cp936")
    return "gb18030";
  if (lower == "iso-8859-1" || lower == "latin1" || lower == "us-ascii") return "windows-1252";
  return lower;
}

std::string through(UConverter* converter, std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 2);
  const char* from = bytes.data();
  const char* end = from + bytes.size();
  char16_t buffer[1024];
  char32_t lead = 0;  // a pair may be cut by the end of the buffer
  while (true) {
    char16_t* to = buffer;
    UErrorCode error = U_ZERO_ERROR;
    ucnv_toUnicode(converter, &to, buffer + 1024, &from, end, nullptr, true, &error);
    for (const char16_t* unit = buffer; unit < to; ++unit) {
      if ((*unit & 0xfc00) == 0xd800) {
        lead = *unit;
      } else if (lead != 0) {
        append_code_point(text, 0x10000 + ((lead & 0x3ff) << 10) + (*unit & 0x3ff));
        lead = 0;
      } else {
        append_code_point(text, *unit);
      }
    }
    if (error != U_BUFFER_OVERFLOW_ERROR) return text;
  }
}

}  // namespace

Decoded from_named(std::string_view bytes, std::string_view name) {
  std::string wanted = widened(name);
  if (wanted == "utf-8" || wanted == "utf8") return {std::string(bytes), true};
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<UConverter, Close> converter(ucnv_open(wanted.c_str(), &error));
  if (U_FAILURE(error)) return {};
  return {through(converter.get(), bytes), true};
}

std::string from_gb18030(std::string_view bytes) {
  return from_named(bytes, "gb18030").text;
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
  std::string text;
  text.reserve(bytes.size());
  auto unit = [&](std::size_t i) {
    auto first = static_cast<unsigned char>(bytes[i]);
    auto second = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t value = unit(i);
    bool leads = (value & 0xfc00) == 0xd800;
    if (leads && i + 3 < bytes.size() && (unit(i + 2) & 0xfc00) == 0xdc00) {
      value = 0x10000 + ((value & 0x3ff) << 10) + (unit(i + 2) & 0x3ff);
      i += 2;
    } else if ((value & 0xf800) == 0xd800) {
      value = 0xfffd;
    }
    append_code_point(text, value);
  }
  return text;
}

}  // namespace hengji::readers
