#include "store/dump_lines.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace hengji::store {
namespace {

std::string base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
  int size =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                      reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

std::optional<std::string> from_base64(const std::string& text) {
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  int size =
      EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                      reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
  if (size < 0) return std::nullopt;
  std::size_t padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
  bytes.resize(static_cast<std::size_t>(size) - padding);
  return bytes;
}

Error not_whole() {
  return Error::damaged({"备份文件不完整或被改动，没有恢复任何内容。",
                         "the backup is not whole or was altered; nothing was restored."});
}

Error refused(const std::string& path) {
  return Error::io({fmt::format("“{}”：{}。", path, std::strerror(errno)),
                    fmt::format("\"{}\": {}.", path, std::strerror(errno))});
}

Json json_of(const sql::Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return Json(static_cast<long long>(*whole));
  if (const auto* real = std::get_if<double>(&value)) return Json(Json::Number{fmt::format("{:e}", *real)});
  if (const auto* text = std::get_if<std::string>(&value)) return Json(*text);
  if (const auto* bytes = std::get_if<sql::Bytes>(&value))
    return Json::object().set("base64", base64(bytes->bytes));
  return Json();
}

Result<sql::Value> value_of(const Json& json) {
  if (json.is_null()) return sql::Value{};
  if (const std::string* text = json.as_string()) return sql::Value{*text};
  if (const Json::Number* number = json.as_number()) {
    if (number->digits.find_first_of(".eE") != std::string::npos)
      return sql::Value{std::stod(number->digits)};
    return sql::Value{std::int64_t{std::stoll(number->digits)}};
  }
  const Json* packed = json.find("base64");
  auto bytes = packed && packed->as_string() ? from_base64(*packed->as_string()) : std::nullopt;
  if (!bytes) return fail(not_whole());
  return sql::Value{sql::Bytes{std::move(*bytes)}};
}

}  // namespace

std::string line_of(sql::Cells cells) {
  Json line = Json::array();
  for (const sql::Value& cell : cells) line.add(json_of(cell));
  return line.dump();
}

Result<std::vector<sql::Value>> cells_of_line(const Json& line) {
  if (!line.as_array()) return fail(not_whole());
  std::vector<sql::Value> cells;
  for (const Json& cell : *line.as_array()) cells.push_back(TRY(value_of(cell)));
  return cells;
}

Result<NewFile> NewFile::open(const std::string& path) {
  std::FILE* file = std::fopen((path + ".partial").c_str(), "wb");
  if (!file) return fail(refused(path));
  return NewFile(path, file);
}

NewFile::~NewFile() {
  if (file_) ::unlink((path_ + ".partial").c_str());
}

Result<void> NewFile::write_line(std::string_view line) {
  digest_.add(line);
  digest_.add("\n");
  bytes_ += static_cast<std::int64_t>(line.size()) + 1;
  if (std::fwrite(line.data(), 1, line.size(), file_.get()) != line.size() ||
      std::fputc('\n', file_.get()) == EOF)
    return fail(refused(path_));
  return {};
}

Result<void> NewFile::finish(std::int64_t rows) {
  Json last = Json::object().set("rows", static_cast<long long>(rows)).set("seal", digest_.text());
  std::string text = last.dump() + "\n";
  bytes_ += static_cast<std::int64_t>(text.size());
  std::FILE* file = file_.get();
  if (std::fwrite(text.data(), 1, text.size(), file) != text.size() || std::fflush(file) != 0 ||
      ::fsync(::fileno(file)) != 0 || std::rename((path_ + ".partial").c_str(), path_.c_str()) != 0)
    return fail(refused(path_));
  file_.reset();
  return {};
}

Result<DumpLines> DumpLines::open(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (!file) return fail(refused(path));
  return DumpLines(file);
}

Result<std::optional<Json>> DumpLines::next() {
  char* line = nullptr;
  std::size_t room = 0;
  ssize_t size = ::getline(&line, &room, file_.get());
  std::unique_ptr<char, void (*)(void*)> freed(line, std::free);
  if (size < 0) return fail(not_whole());  // the last line was not seen
  std::string_view text(line, static_cast<std::size_t>(size));
  auto json = Json::parse(text);
  if (!json) return fail(not_whole());
  bytes_ += size;
  if (const Json* seal = json->find("seal")) {
    if (!seal->as_string() || *seal->as_string() != digest_.text()) return fail(not_whole());
    return std::optional<Json>();
  }
  digest_.add(text);
  return std::optional<Json>(std::move(*json));
}

}  // namespace hengji::store
