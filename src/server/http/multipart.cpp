#include "server/http/multipart.h"

#include <algorithm>
#include <fstream>
#include <optional>

#include "server/http/wire.h"
#include "server/limits.h"

namespace hengji::http {
namespace {

Error broken() {
  return Error::usage(
      {"上传的表单（multipart/form-data）不完整。", "the form (multipart/form-data) is incomplete."});
}

/// The value of `name=…` in a header, with or without quotation marks.
std::string parameter(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    std::size_t end = header.find(';');
    std::string_view part = header.substr(0, end);
    header = end == std::string_view::npos ? std::string_view() : header.substr(end + 1);
    while (part.starts_with(' ')) part.remove_prefix(1);
    std::size_t mark = part.find('=');
    if (mark == std::string_view::npos || !same_word(part.substr(0, mark), name)) continue;
    part.remove_prefix(mark + 1);
    if (part.size() >= 2 && part.front() == '"' && part.back() == '"') part = part.substr(1, part.size() - 2);
    return std::string(part);
  }
  return {};
}

/// Looks for words in a file from a place on, in pieces that overlap by their length.
class Looking {
 public:
  explicit Looking(const std::filesystem::path& path) : in_(path, std::ios::binary) {}

  std::optional<std::size_t> find(std::string_view word, std::size_t from) {
    std::string piece;
    while (true) {
      piece = read(from, 1u << 20);
      std::size_t at = piece.find(word);
      if (at != std::string::npos) return from + at;
      if (piece.size() <= word.size()) return std::nullopt;
      from += piece.size() - word.size();
      if (piece.size() < (1u << 20)) return std::nullopt;
    }
  }

  std::string read(std::size_t from, std::size_t length) {
    std::string piece(length, '\0');
    in_.clear();
    in_.seekg(static_cast<std::streamoff>(from));
    in_.read(piece.data(), static_cast<std::streamsize>(length));
    piece.resize(static_cast<std::size_t>(in_.gcount()));
    return piece;
  }

 private:
  std::ifstream in_;
};

void take_header(Part& part, bool& is_file, std::string_view line) {
  std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  std::string_view name = line.substr(0, colon), value = line.substr(colon + 1);
  while (value.starts_with(' ')) value.remove_prefix(1);
  if (same_word(name, "Content-Type")) part.type = value;
  if (!same_word(name, "Content-Disposition")) return;
  part.name = parameter(value, "filename");
  is_file = value.find("filename") != std::string_view::npos;
}

}  // namespace

Result<Part> first_file(const std::filesystem::path& body, std::string_view content_type) {
  std::string boundary = parameter(content_type, "boundary");
  if (boundary.empty() || boundary.size() > 70) return fail(broken());
  std::string mark = "--" + boundary;
  Looking looking(body);
  auto at = looking.find(mark, 0);
  for (int parts = 0; at && parts < limits::form_parts; ++parts) {
    std::size_t head_at = *at + mark.size() + 2;
    std::string head = looking.read(head_at, limits::form_head_bytes);
    std::size_t end = head.find("\r\n\r\n");
    if (end == std::string::npos) break;
    Part part{.from = head_at + end + 4};
    bool is_file = false;
    for (std::string_view lines(head.data(), end + 2); !lines.empty();) {
      std::size_t line_end = lines.find("\r\n");
      take_header(part, is_file, lines.substr(0, line_end));
      lines.remove_prefix(line_end + 2);
    }
    at = looking.find("\r\n" + mark, part.from);
    if (!at) break;
    part.length = *at - part.from;
    *at += 2;
    if (is_file) return part;
  }
  return fail(broken());
}

}  // namespace hengji::http
