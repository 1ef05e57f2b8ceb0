#include "readers/html/reader.h"

#include <algorithm>

#include "base/chinese_text.h"
#include "readers/encoding/encoding.h"
#include "readers/html/layout.h"
#include "readers/html/mhtml.h"
#include "readers/html/parse.h"

namespace hengji::readers::html {
namespace {

constexpr std::size_t sniffed_bytes = 8192;

/// The beginning, whatever its encoding.
std::string beginning(std::string_view bytes) {
  std::string head(bytes.substr(0, sniffed_bytes));
  if (head.starts_with("\xff\xfe")) head = from_utf16(std::string_view(head).substr(2));
  if (head.starts_with("\xef\xbb\xbf")) head.erase(0, 3);
  return std::string(trimmed(head));
}

}  // namespace

bool recognises(const Input& input) {
  if (is_mhtml(input.bytes)) return true;
  std::string head = beginning(input.bytes);
  if (!head.starts_with('<')) return false;
  std::ranges::transform(head, head.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  for (std::string_view mark : {"<!doctype html", "<html", "<head", "<body", "<table", "<meta "})
    if (head.find(mark) != std::string::npos) return true;
  return has_ending(input.name, ".html") || has_ending(input.name, ".htm");
}

Result<Document> read(const Input& input) {
  std::optional<std::string> inner = is_mhtml(input.bytes) ? page_in_mhtml(input.bytes) : std::nullopt;
  Mirror mirror = TRY(parse(inner ? *inner : decoded_page(input.bytes)));
  return laid_out(mirror);
}

}  // namespace hengji::readers::html
