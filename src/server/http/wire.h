#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/message.h"

namespace hengji::http {

Method method_of(std::string_view word);

/// Equal but for the case of ASCII letters.
bool same_word(std::string_view a, std::string_view b);

/// Short, and of letters, digits, "-", "_", "." only: fit for a log.
bool is_request_id(std::string_view text);

std::string_view continue_line();

/// Status line and headers. Without a length the body comes in chunks.
std::string head_of(const Response& response, std::optional<std::size_t> length, bool keep_alive,
                    std::string_view request_id, std::string_view date);

/// "Mon, 23 Nov 2026 01:02:03 GMT".
std::string http_date(std::time_t second);

/// A file that is open for reading while it lives. A file that cannot be opened has no bytes.
class OpenFile {
 public:
  OpenFile() = default;
  explicit OpenFile(const std::filesystem::path& path);
  OpenFile(OpenFile&& other) noexcept;
  OpenFile& operator=(OpenFile&& other) noexcept;
  ~OpenFile();

  int descriptor() const { return descriptor_; }
  std::size_t size() const;

 private:
  int descriptor_ = -1;
};

/// Writes a body to a file of its own in a folder.
class SpoolWriter {
 public:
  SpoolWriter() = default;
  SpoolWriter(const SpoolWriter&) = delete;
  ~SpoolWriter();

  bool open(const std::filesystem::path& folder);
  bool write(std::string_view bytes);
  SpooledFile finished();

 private:
  SpooledFile file_;
  int descriptor_ = -1;
};

}  // namespace hengji::http
