#include "store/files.h"
#include "server/limits.h"
#include "server/routes/handlers.h"
#include "server/upload.h"
#include "service/desk.h"

namespace hengji::server {
namespace {

using service::Answer;
using service::Refusal;

/// The last part of a name that may be a path, without what ends lines; a name when there is none.
std::string plain_name(std::string_view name) {
  std::size_t slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  std::string plain;
  for (char c : name.substr(0, limits::file_name_bytes))
    if (static_cast<unsigned char>(c) >= 0x20) plain += c;
  return plain.empty() ? "文件" : plain;
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
  Upload upload = TRY(upload_in(call.http));
  if (upload.part.length == 0) return fail(Refusal::invalid({"文件是空的。", "the file is empty."}));
  TRY_VOID(call.site.store
               ->read([&](store::Transaction& transaction) -> Result<bool> {
                 service::Desk desk(*call.site.house, call.actor, transaction);
                 if (desk.may_somewhere(service::Capability::upload)) return true;
                 return fail(Error::usage({"您没有上传文件的权限。", "you may not upload files."}));
               })
               .map_error([](const Error& error) { return Refusal::forbidden(error.message); }));
  store::FileIntake intake(*call.site.store, call.actor.now);
  TRY_VOID(each_piece(call.http, upload, [&](std::string_view piece) { return intake.add(piece); }));
  std::string type = upload.type.empty() ? "application/octet-stream" : upload.type;
  auto file = TRY(intake.finish(plain_name(upload.name), type, call.actor.id, ""));
  return json_response(call, file_json(file));
}

}  // namespace hengji::server
