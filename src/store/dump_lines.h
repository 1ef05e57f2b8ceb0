#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "store/digest.h"
#include "store/sql/connection.h"

namespace hengji::store {

/// A row as a line of a dump: a JSON array; bytes are {"base64": "…"}.
std::string line_of(sql::Cells cells);
/// Error `damaged` for what is no such line.
Result<std::vector<sql::Value>> cells_of_line(const Json& line);

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

/// A file that appears under its name only when it is whole and on the disk.
class NewFile {
 public:
  static Result<NewFile> open(const std::string& path);
  ~NewFile();
  NewFile(NewFile&&) = default;

  Result<void> write_line(std::string_view line);
  /// Adds the last line, which seals those before it.
  Result<void> finish(std::int64_t rows);
  std::int64_t bytes() const { return bytes_; }

 private:
  NewFile(std::string path, std::FILE* file) : path_(std::move(path)), file_(file), digest_(Seal::sha256) {}

  std::string path_;
  std::unique_ptr<std::FILE, CloseFile> file_;
  Digest digest_;
  std::int64_t bytes_ = 0;
};

/// The lines of a dump, one by one.
class DumpLines {
 public:
  static Result<DumpLines> open(const std::string& path);

  /// Nothing after the last line; Error `damaged` when the lines are not those that were sealed.
  Result<std::optional<Json>> next();
  std::int64_t bytes() const { return bytes_; }

 private:
  explicit DumpLines(std::FILE* file) : file_(file), digest_(Seal::sha256) {}

  std::unique_ptr<std::FILE, CloseFile> file_;
  Digest digest_;
  std::int64_t bytes_ = 0;
};

}  // namespace hengji::store
