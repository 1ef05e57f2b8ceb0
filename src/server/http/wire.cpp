#include "server/http/wire.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>

namespace hengji::http {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::string_view reason_of(int status) {
  static constexpr std::pair<int, std::string_view> reasons[] = {{200, "OK"},
                                                                 {201, "Created"},
                                                                 {202, "Accepted"},
                                                                 {204, "No Content"},
                                                                 {206, "Partial Content"},
                                                                 {302, "Found"},
                                                                 {303, "See Other"},
                                                                 {304, "Not Modified"},
                                                                 {400, "Bad Request"},
                                                                 {401, "Unauthorized"},
                                                                 {403, "Forbidden"},
                                                                 {404, "Not Found"},
                                                                 {405, "Method Not Allowed"},
                                                                 {406, "Not Acceptable"},
                                                                 {408, "Request Timeout"},
                                                                 {409, "Conflict"},
                                                                 {410, "Gone"},
                                                                 {412, "Precondition Failed"},
                                                                 {413, "Content Too Large"},
                                                                 {415, "Unsupported Media Type"},
                                                                 {422, "Unprocessable Content"},
                                                                 {423, "Locked"},
                                                                 {428, "Precondition Required"},
                                                                 {429, "Too Many Requests"},
                                                                 {431, "Request Header Fields Too Large"},
                                                                 {500, "Internal Server Error"},
                                                                 {501, "Not Implemented"},
                                                                 {502, "Bad Gateway"},
                                                                 {503, "Service Unavailable"},
                                                                 {504, "Gateway Timeout"},
                                                                 {507, "Insufficient Storage"}};
  auto found = std::ranges::find(reasons, status, &std::pair<int, std::string_view>::first);
  return found == std::end(reasons) ? std::string_view("Status") : found->second;
}

/// Nothing in a value may end the line.
void append_header(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ");
  for (char c : value)
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) out += c;
  out.append("\r\n");
}

}  // namespace

Method method_of(std::string_view word) {
  for (Method method :
       {Method::get, Method::head, Method::post, Method::put, Method::patch, Method::remove, Method::options})
    if (word == name(method)) return method;
  return Method::other;
}

bool same_word(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

bool is_request_id(std::string_view text) {
  auto is_plain = [](char c) {
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') || c == '-' || c == '_' || c == '.';
  };
  return text.size() >= 8 && text.size() <= 64 && std::ranges::all_of(text, is_plain);
}

std::string_view continue_line() {
  return "HTTP/1.1 100 Continue\r\n\r\n";
}

std::string head_of(const Response& response, std::optional<std::size_t> length, bool keep_alive,
                    std::string_view request_id, std::string_view date) {
  std::string out;
  out.reserve(512);
  fmt::format_to(std::back_inserter(out), "HTTP/1.1 {} {}\r\n", response.status, reason_of(response.status));
  append_header(out, "Date", date);
  if (!response.type.empty()) append_header(out, "Content-Type", response.type);
  for (const auto& [name, value] : response.headers) append_header(out, name, value);
  append_header(out, "X-Request-Id", request_id);
  if (!keep_alive) append_header(out, "Connection", "close");
  if (!length)
    append_header(out, "Transfer-Encoding", "chunked");
  else if (response.status != 204 && response.status != 304)
    append_header(out, "Content-Length", fmt::format_int(*length).c_str());
  return out.append("\r\n");
}

std::string http_date(std::time_t second) {
  std::tm parts{};
  gmtime_r(&second, &parts);
  static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[static_cast<std::size_t>(parts.tm_wday)],
                     parts.tm_mday, months[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900,
                     parts.tm_hour, parts.tm_min, parts.tm_sec);
}

OpenFile::OpenFile(const std::filesystem::path& path)
    : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}

OpenFile::OpenFile(OpenFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

OpenFile& OpenFile::operator=(OpenFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

OpenFile::~OpenFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::size_t OpenFile::size() const {
  struct stat status {};
  return descriptor_ >= 0 && fstat(descriptor_, &status) == 0 ? static_cast<std::size_t>(status.st_size) : 0;
}

SpoolWriter::~SpoolWriter() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool SpoolWriter::open(const std::filesystem::path& folder) {
  std::string path = (folder / "upload-XXXXXX").string();
  descriptor_ = ::mkostemp(path.data(), O_CLOEXEC);
  if (descriptor_ < 0) return false;
  file_ = SpooledFile(path);
  return true;
}

bool SpoolWriter::write(std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

SpooledFile SpoolWriter::finished() {
  ::close(std::exchange(descriptor_, -1));
  return std::move(file_);
}

}  // namespace hengji::http
