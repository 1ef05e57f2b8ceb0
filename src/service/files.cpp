#include "service/files.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/replies.h"
#include "service/transact.h"
#include "service/use_case_table.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;

/// Does the actor see the plans at one of the nodes where the person holds a role?
Answer<bool> sees_work_of(Desk& desk, std::string_view person) {
  for (const store::RoleBinding& binding : TRY(store::roles_of(desk.transaction(), person))) {
    bool sees = false;
    if (binding.department)
      sees = TRY(desk.may(Capability::see_plans, TRY(desk.department(*binding.department))));
    else
      sees = TRY(desk.may_in_region(Capability::see_plans, binding.region.value_or("")));
    if (sees) return true;
  }
  return false;
}

Answer<Reply> get_file(Desk& desk, const Request& request) {
  std::string hash = TRY(needed(request, "hash"));
  store::StoredFile file = TRY(file_in_sight(desk, hash));
  Reply reply;
  reply.etag = file.hash;
  Reply::File& given = reply.file.emplace();
  given.name = file.name;
  given.type = file.type;
  given.bytes = TRY(store::file_bytes(desk.transaction(), hash));
  return reply;
}

constexpr UseCase files_table[] = {
    {"getFile", Access::read, Reach::read, false, {"下载文件", "download a file"}, get_file},
};

}  // namespace

Answer<store::StoredFile> file_in_sight(Desk& desk, std::string_view hash) {
  std::optional<store::StoredFile> file = TRY(store::find_file(desk.transaction(), hash));
  if (file) {
    std::vector<store::FileUpload> uploads = TRY(store::uploads_of(desk.transaction(), hash));
    auto is_others = [&](const store::FileUpload& one) { return one.person != desk.actor().id; };
    std::ranges::stable_sort(uploads, {}, is_others);
    for (const store::FileUpload& upload : uploads) {
      if (is_others(upload) && !TRY(sees_work_of(desk, upload.person))) continue;
      file->name = upload.name;
      file->person = upload.person;
      return *file;
    }
  }
  return fail(Refusal::not_found({"没有这个文件。", "there is no such file."}));
}

Answer<store::StoredFile> receive_file(const House& house, const Actor& actor, std::string name,
                                       std::string type, std::string_view bytes) {
  if (actor.is_public())
    return fail(Refusal(Refusal::Kind::forbidden, "sign_in", {"请先登录。", "please sign in first."}));
  bool may = std::ranges::any_of(
      actor.roles, [](const Binding& binding) { return grants(binding.role, Capability::upload); });
  if (!may) return fail(Refusal::forbidden({"您没有上传文件的权限。", "you may not upload files."}));
  store::FileIntake intake(house.store, actor.now);
  TRY_VOID(intake.add(bytes));
  return TRY(intake.finish(std::move(name), std::move(type), actor.id, {}));
}

Json json_of(const store::StoredFile& file) {
  return Json::object()
      .set("hash", file.hash)
      .set("name", file.name)
      .set("size", static_cast<long long>(file.size))
      .set("type", file.type)
      .set("pages", Json());
}

std::span<const UseCase> file_use_cases() {
  return files_table;
}

}  // namespace hengji::service
