#include "server/http/target.h"

#include "base/utf8.h"

namespace hengji::http {
namespace {

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// The next part of a list, taken off its front.
std::string_view next_part(std::string_view& list, char mark) {
  std::size_t end = list.find(mark);
  std::string_view part = list.substr(0, end);
  list = end == std::string_view::npos ? std::string_view() : list.substr(end + 1);
  return trimmed(part);
}

std::string with_blanks(std::string_view text) {
  std::string blanks(text);
  for (char& c : blanks)
    if (c == '+') c = ' ';
  return blanks;
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    int high = digit_of(text[i + 1]), low = digit_of(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  if (!is_valid_utf8(out) || out.find('\0') != std::string::npos) return std::nullopt;
  return out;
}

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
                    c == '_' || c == '.' || c == '~';
    if (is_plain)
      out += c;
    else
      ((out += '%') += digits[byte >> 4]) += digits[byte & 15];
  }
  return out;
}

std::optional<std::map<std::string, std::string, std::less<>>> parsed_query(std::string_view query) {
  std::map<std::string, std::string, std::less<>> parsed;
  while (!query.empty()) {
    std::string_view part = next_part(query, '&');
    if (part.empty()) continue;
    std::size_t mark = part.find('=');
    auto name = percent_decoded(with_blanks(part.substr(0, mark)));
    auto value =
        percent_decoded(mark == std::string_view::npos ? std::string() : with_blanks(part.substr(mark + 1)));
    if (!name || !value) return std::nullopt;
    parsed.try_emplace(*std::move(name), *std::move(value));
  }
  return parsed;
}

std::string_view cookie_in(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    std::string_view part = next_part(header, ';');
    std::size_t mark = part.find('=');
    if (mark != std::string_view::npos && part.substr(0, mark) == name) return part.substr(mark + 1);
  }
  return {};
}

std::string_view bare_etag(std::string_view header) {
  header = trimmed(header);
  if (header.starts_with("W/")) header.remove_prefix(2);
  if (header.size() >= 2 && header.front() == '"' && header.back() == '"')
    return header.substr(1, header.size() - 2);
  return header;
}

bool names_etag(std::string_view header, std::string_view etag) {
  while (!header.empty()) {
    std::string_view part = next_part(header, ',');
    if (part == "*" || bare_etag(part) == etag) return true;
  }
  return false;
}

bool takes_gzip(std::string_view accept_encoding) {
  while (!accept_encoding.empty()) {
    std::string_view part = next_part(accept_encoding, ',');
    std::string_view coding = next_part(part, ';');
    if (coding == "gzip" || coding == "*") return part != "q=0" && part != "q=0.0";
  }
  return false;
}

}  // namespace hengji::http
