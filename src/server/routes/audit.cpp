#include <algorithm>

#include "server/routes/handlers.h"
#include "store/verify.h"

namespace hengji::server {

using service::Answer;
using service::Refusal;

/// Recomputes the whole trail in one reading of the store. Whoever may see the trail may have it verified.
Answer<http::Response> verify_audit(Call& call) {
  bool may = std::ranges::any_of(call.actor.roles, [](const service::Binding& binding) {
    return service::grants(binding.role, service::Capability::see_audit);
  });
  if (!may)
    return fail(
        Refusal::forbidden({"您的岗位不能查看审计记录。", "your role does not see the audit trail."}));
  auto verified =
      TRY(call.site.store->read([](store::Transaction& transaction) { return store::verify(transaction); }));
  Json faults = Json::array();
  for (const store::Fault& fault : verified.faults)
    faults.add(Json::object().set("what", in(call.language, fault.message)).set("where", fault.subject));
  Json json = Json::object()
                  .set("clean", verified.is_clean())
                  .set("entries", static_cast<long long>(verified.entries));
  json.set("faults", std::move(faults)).set("algorithm", call.site.settings.seal);
  json.set("revisions", static_cast<long long>(verified.revisions))
      .set("files", static_cast<long long>(verified.files));
  auto whole = std::ranges::find(verified.ends, std::string(), &store::ChainEnd::chain);
  json.set("head", whole == verified.ends.end() ? std::string() : whole->hash);
  return json_response(call, json);
}

}  // namespace hengji::server
