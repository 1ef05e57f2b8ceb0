#include <algorithm>

#include "base/utf8.h"
#include "readers/encoding/encoding.h"
#include "readers/html/parse.h"

namespace hengji::readers::html {
namespace {

constexpr std::size_t prescan_bytes = 4096;

/// The value behind the first "charset=" near the beginning: of <meta> in both of its forms.
std::string named_encoding(std::string_view bytes) {
  std::string head(bytes.substr(0, prescan_bytes));
  std::ranges::transform(head, head.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  std::size_t at = head.find("charset");
  if (at == std::string::npos) return {};
  at = head.find_first_not_of(" \t\r\n", at + 7);
  if (at == std::string::npos || head[at] != '=') return {};
  at = head.find_first_not_of(" \t\r\n\"'", at + 1);
  if (at == std::string::npos) return {};
  return head.substr(at, head.find_first_of(" \t\r\n\"'/>;", at) - at);
}

bool is_ascii(std::string_view bytes) {
  return std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string decoded_page(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) return std::string(bytes.substr(3));
  if (bytes.starts_with("\xff\xfe")) return from_utf16(bytes.substr(2));
  if (bytes.starts_with("\xfe\xff")) return from_utf16(bytes.substr(2), true);
  // Pages often name an encoding that they are not written in; bytes that are UTF-8 hardly ever are by
  // chance.
  if (is_ascii(bytes) || is_valid_utf8(bytes)) return std::string(bytes);
  std::string name = named_encoding(bytes);
  if (!name.empty() && name != "utf-8" && name != "utf8") {
    Decoded decoded = from_named(bytes, name);
    if (decoded.known) return std::move(decoded.text);
  }
  return from_gb18030(bytes);
}

}  // namespace hengji::readers::html
