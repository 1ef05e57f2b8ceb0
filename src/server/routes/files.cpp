#include <fmt/format.h>

#include <fstream>

#include "server/http/multipart.h"
#include "server/http/target.h"
#include "server/limits.h"
#include "server/routes/handlers.h"
#include "service/desk.h"
#include "store/files.h"

namespace hengji::server {
namespace {

using service::Answer;
using service::Refusal;

/// What an upload says of itself.
struct Upload {
  std::string name;
  std::string type;
  http::Part part;  ///< where its bytes stand in the file that came in
};

Answer<Upload> upload_of(const Call& call) {
  std::string_view type = call.http.header("Content-Type");
  if (type.starts_with("multipart/form-data")) {
    auto part = TRY(http::first_file(call.http.spooled.path(), type));
    return Upload{part.name, part.type, part};
  }
  auto name = http::percent_decoded(call.http.header("X-File-Name"));
  if (!name)
    return fail(Refusal::invalid(
        {"X-File-Name 的编码有误，应为百分号编码的 UTF-8。", "X-File-Name is not percent-encoded UTF-8."}));
  return Upload{*name, std::string(type), {.from = 0, .length = call.http.spooled_bytes}};
}

/// The last part of a name that may be a path, without what ends lines; a name when there is none.
std::string plain_name(std::string_view name) {
  std::size_t slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  std::string plain;
  for (char c : name.substr(0, limits::file_name_bytes))
    if (static_cast<unsigned char>(c) >= 0x20) plain += c;
  return plain.empty() ? "文件" : plain;
}

Result<void> copy_into(store::FileIntake& intake, const std::filesystem::path& path, const http::Part& part) {
  std::ifstream in(path, std::ios::binary);
  in.seekg(static_cast<std::streamoff>(part.from));
  std::string piece(1u << 20, '\0');
  for (std::size_t left = part.length; left != 0;) {
    in.read(piece.data(), static_cast<std::streamsize>(std::min(left, piece.size())));
    auto count = static_cast<std::size_t>(in.gcount());
    if (count == 0)
      return fail(Error::io(
          {"上传的内容没有存全，请重新上传。", "the upload could not be kept whole; send it again."}));
    TRY_VOID(intake.add(std::string_view(piece).substr(0, count)));
    left -= count;
  }
  return {};
}

Json file_json(const store::StoredFile& file) {
  return Json::object()
      .set("hash", file.hash)
      .set("name", file.name)
      .set("size", static_cast<long long>(file.size))
      .set("type", file.type);
}

}  // namespace

Answer<http::Response> upload_file(Call& call) {
  Upload upload = TRY(upload_of(call));
  if (upload.part.length == 0) return fail(Refusal::invalid({"文件是空的。", "the file is empty."}));
  TRY_VOID(call.site.store
               ->read([&](store::Transaction& transaction) -> Result<bool> {
                 service::Desk desk(*call.site.house, call.actor, transaction);
                 if (desk.may_somewhere(service::Capability::upload)) return true;
                 return fail(Error::usage({"您没有上传文件的权限。", "you may not upload files."}));
               })
               .map_error([](const Error& error) { return Refusal::forbidden(error.message); }));
  store::FileIntake intake(*call.site.store, call.actor.now);
  TRY_VOID(copy_into(intake, call.http.spooled.path(), upload.part));
  std::string type = upload.type.empty() ? "application/octet-stream" : upload.type;
  auto file = TRY(intake.finish(plain_name(upload.name), type, call.actor.id, ""));
  return json_response(call, file_json(file));
}

}  // namespace hengji::server
