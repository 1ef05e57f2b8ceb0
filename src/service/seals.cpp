#include "service/seals.h"

#include "service/replies.h"
#include "store/digest.h"
#include "store/files.h"

namespace hengji::service {
namespace {

constexpr std::size_t longest_name = 200;
constexpr std::size_t longest_signature = 64u << 10;

Answer<std::string> hash_of(Desk& desk, std::string_view dossier, std::int64_t revision) {
  auto found = TRY(store::find_revision(desk.transaction(), dossier, revision));
  bool is_whole = found && store::seal_like(found->hash, found->content) == found->hash;
  return is_whole ? found->hash : std::string();
}

Answer<void> check_over(Desk& desk, const store::Dossier& dossier, const JsonView& over,
                        const std::string& hash) {
  if (hash == TRY(hash_of(desk, dossier.id, dossier.revision))) return {};
  return fail(Refusal(over.fault({"印章不是盖在这份计划现在的版本上的，请重新盖章。",
                                  "the seal is not on the present revision of the plan; put it on anew."})));
}

Answer<void> check_file(Desk& desk, const JsonView& file, const std::string& hash) {
  if (hash.empty() || TRY(store::find_file(desk.transaction(), hash))) return {};
  return fail(Refusal(file.fault({"没有这个文件，请先上传。", "there is no such file; upload it first."})));
}

}  // namespace

Answer<std::string> seal_in(Desk& desk, const store::Dossier& dossier, const JsonView& body) {
  if (body.is_null()) return std::string();
  std::string name = TRY(body["name"].text(longest_name));
  std::string over = TRY(body["over"].text(longest_name));
  std::string file = TRY(body["file"].text_or_empty(longest_name));
  std::string signature = TRY(body["signature"].text_or_empty(longest_signature));
  std::string algorithm = TRY(body["algorithm"].text_or_empty(longest_name));
  if (file.empty() && signature.empty())
    return fail(Refusal(body.fault({"印章应附盖章后的文件，或分离的签名。",
                                    "a seal comes with the sealed file, or with a signature."})));
  TRY_VOID(check_over(desk, dossier, body["over"], over));
  TRY_VOID(check_file(desk, body["file"], file));
  return Json::object()
      .set("name", name)
      .set("over", over)
      .set("file", or_null(file))
      .set("signature", or_null(signature))
      .set("algorithm", or_null(algorithm))
      .dump();
}

Answer<Json> seal_json(Desk& desk, const store::Step& step) {
  if (step.seal.empty()) return Json();
  Json seal = TRY(Json::parse(step.seal));
  const Json* over = seal.find("over");
  const Json* file = seal.find("file");
  bool is_intact =
      over && over->as_string() && *over->as_string() == TRY(hash_of(desk, step.dossier, step.revision));
  if (file && file->as_string())
    is_intact = TRY(store::find_file(desk.transaction(), *file->as_string())).has_value() && is_intact;
  seal.set("at", time_text(step.at)).set("intact", is_intact);
  return seal;
}

}  // namespace hengji::service
