#include "readers/html/mhtml.h"

#include <algorithm>

#include "base/chinese_text.h"
#include "readers/encoding/encoding.h"
#include "readers/html/parse.h"

namespace hengji::readers::html {
namespace {

constexpr std::size_t longest_head = 16'384;

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lower;
}

struct MimePart {
  std::string_view head;
  std::string_view body;
};

MimePart split(std::string_view part) {
  std::size_t crlf = part.find("\r\n\r\n");
  std::size_t lf = part.find("\n\n");
  if (crlf == std::string_view::npos && lf == std::string_view::npos) return {part, {}};
  if (crlf < lf) return {part.substr(0, crlf), part.substr(crlf + 4)};
  return {part.substr(0, lf), part.substr(lf + 2)};
}

/// The value of a parameter or header in a lower-case head: boundary="----=x", without its quotation marks.
/// The value keeps the case of `original`.
std::string_view value_of(const std::string& head, std::string_view original, std::string_view name) {
  std::size_t at = head.find(name);
  if (at == std::string::npos) return {};
  at = head.find_first_not_of(" \t\"", at + name.size());
  if (at == std::string::npos) return {};
  return original.substr(at, head.find_first_of("\"\r\n;", at) - at);
}

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::string from_quoted_printable(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=' || i + 1 >= text.size()) {
      bytes += text[i];
    } else if (text[i + 1] == '\n') {
      i += 1;
    } else if (text[i + 1] == '\r') {
      i += 2;
    } else if (i + 2 < text.size() && hexadecimal(text[i + 1]) >= 0 && hexadecimal(text[i + 2]) >= 0) {
      bytes += static_cast<char>(hexadecimal(text[i + 1]) * 16 + hexadecimal(text[i + 2]));
      i += 2;
    } else {
      bytes += '=';
    }
  }
  return bytes;
}

std::string from_base64(std::string_view text) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned held = 0;
  int bits = 0;
  for (char c : text) {
    std::size_t value = alphabet.find(c);
    if (value == std::string_view::npos) continue;
    held = held << 6 | static_cast<unsigned>(value);
    bits += 6;
    if (bits >= 8) bytes += static_cast<char>(held >> (bits -= 8) & 0xff);
  }
  return bytes;
}

std::string page_of(const MimePart& part, const std::string& head) {
  std::string_view coding = value_of(head, head, "content-transfer-encoding:");
  std::string bytes(part.body);
  if (coding.starts_with("quoted-printable")) bytes = from_quoted_printable(part.body);
  if (coding.starts_with("base64")) bytes = from_base64(part.body);
  std::string_view charset = value_of(head, head, "charset=");
  if (!charset.empty() && charset != "utf-8") {
    Decoded decoded = from_named(bytes, charset);
    if (decoded.known) return std::move(decoded.text);
  }
  return decoded_page(bytes);
}

}  // namespace

bool is_mhtml(std::string_view bytes) {
  std::string head = lower_case(split(bytes.substr(0, longest_head)).head);
  return head.find("mime-version:") != std::string::npos &&
         head.find("multipart/related") != std::string::npos;
}

std::optional<std::string> page_in_mhtml(std::string_view bytes) {
  MimePart whole = split(bytes);
  std::string head = lower_case(whole.head);
  std::string boundary = "--" + std::string(value_of(head, whole.head, "boundary="));
  if (boundary.size() == 2) return std::nullopt;
  std::size_t at = whole.body.find(boundary);
  while (at != std::string_view::npos) {
    at += boundary.size();
    std::size_t end = whole.body.find(boundary, at);
    MimePart part = split(trimmed(whole.body.substr(at, end == std::string_view::npos ? end : end - at)));
    std::string part_head = lower_case(part.head);
    if (part_head.find("text/html") != std::string::npos) return page_of(part, part_head);
    at = end;
  }
  return std::nullopt;
}

}  // namespace hengji::readers::html
