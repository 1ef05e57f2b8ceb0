#pragma once

#include <string>
#include <string_view>

namespace hengji::readers {

/// Text in GB18030 (which holds GBK and GB2312) as UTF-8. Invalid bytes become U+FFFD.
std::string from_gb18030(std::string_view bytes);

/// UTF-16, little endian unless told otherwise, as UTF-8. A byte left over at the end is dropped.
std::string from_utf16(std::string_view bytes, bool big_endian = false);

/// Text in an encoding by the name that web pages and mail give it ("gb2312", "big5", "utf-8",
/// "windows-1252"), as UTF-8. Nothing when the name is not known: the result is empty and `known` false.
struct Decoded {
  std::string text;
  bool known = false;
};
Decoded from_named(std::string_view bytes, std::string_view name);

}  // namespace hengji::readers
