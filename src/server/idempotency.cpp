#include "server/idempotency.h"

#include "server/http/target.h"
#include "server/limits.h"
#include "server/upload.h"
#include "store/digest.h"

namespace hengji::server {
namespace {

using service::Answer;
using service::Refusal;

/// The headers of an answer that must come back with it.
std::string kept_headers(const http::Response& response) {
  Json headers = Json::object();
  headers.set("Content-Type", response.type);
  for (const auto& [name, value] : response.headers)
    if (name == "ETag" || name == "Location") headers.set(std::string(name), value);
  return headers.dump();
}

http::Response answer_again(const store::IdempotentAnswer& kept) {
  http::Response response{.status = static_cast<int>(kept.status)};
  auto headers = Json::parse(kept.headers);
  auto value = [&](std::string_view name) {
    const Json* found = headers ? headers->find(name) : nullptr;
    return found != nullptr && found->as_string() ? *found->as_string() : std::string();
  };
  response.type = value("Content-Type");
  for (std::string_view name : {"ETag", "Location"})
    if (std::string kept_value = value(name); !kept_value.empty()) response.with(name, kept_value);
  response.body = kept.body;
  return std::move(response).with("Idempotent-Replay", "true");
}

/// What makes two requests the same: where they go and what they bring. The boundary of a form is another one
/// each time, so of an upload its file counts.
Result<std::string> digest_of(const http::Request& request) {
  store::Digest digest(store::Seal::sha256);
  digest.add(request.target);
  digest.add("\n");
  digest.add(request.body);
  if (!request.spooled.path().empty()) {
    Upload upload = TRY(upload_in(request));
    digest.add(upload.name + "\n");
    TRY_VOID(each_piece(request, upload, [&](std::string_view piece) -> Result<void> {
      digest.add(piece);
      return {};
    }));
  }
  return digest.text();
}

Refusal under_way() {
  return {
      Refusal::Kind::conflict,
      "under_way",
      {"同一请求正在办理，请稍候再查看结果。", "the same request is being carried out; look again shortly."}};
}

/// A request whose server died in the middle is not under way for ever.
constexpr std::chrono::minutes under_way_at_most{2};

Answer<http::Response> kept_answer(store::Store& store, const store::IdempotentAnswer& asked) {
  auto kept = TRY(store.read([&](store::Transaction& transaction) {
    return store::find_answer(transaction, asked.person, asked.key);
  }));
  if (!kept || kept->status == 0) return fail(under_way());
  if (kept->request != asked.request)
    return fail(Refusal(
        Refusal::Kind::invalid, "key_reused",
        {"这个 Idempotency-Key 已用于另一个请求。", "this Idempotency-Key was used for another request."}));
  return answer_again(*kept);
}

store::IdempotentAnswer with_answer(store::IdempotentAnswer asked, const http::Response& response) {
  asked.status = response.status;
  asked.headers = kept_headers(response);
  asked.body = response.body;
  return asked;
}

/// Key, deed and answer in one transaction: all of them or none.
Answer<http::Response> once_in_store(Call& call, const service::UseCase& use_case,
                                     const store::IdempotentAnswer& asked) {
  std::optional<http::Response> response;
  service::Beside beside;
  beside.before = [&](store::Transaction& transaction) { return store::claim_key(transaction, asked); };
  beside.after = [&](store::Transaction& transaction, const service::Reply& reply) {
    response = response_of(call, reply);
    return store::put_answer(transaction, with_answer(asked, *response));
  };
  auto reply = TRY(service::perform(*call.site.house, call.actor, use_case, call.asked, beside));
  if (!reply) return kept_answer(*call.site.store, asked);
  if (!reply->changed.empty()) call.site.events.nudge();
  return *std::move(response);
}

/// Takes the key for what is more than one transaction. False when somebody has it.
Result<bool> claim(store::Store& store, const store::IdempotentAnswer& asked) {
  return store.write([&](store::Transaction& transaction) -> Result<bool> {
    bool is_ours = TRY(store::claim_key(transaction, asked));
    if (is_ours) return true;
    auto kept = TRY(store::find_answer(transaction, asked.person, asked.key));
    bool is_abandoned = kept && kept->status == 0 && kept->at + under_way_at_most < asked.at;
    if (!is_abandoned) return false;
    TRY_VOID(store::release_key(transaction, asked.person, asked.key));
    return store::claim_key(transaction, asked);
  });
}

Result<void> settle(store::Store& store, const store::IdempotentAnswer& asked,
                    const http::Response* response) {
  TRY_VOID(store.write([&](store::Transaction& transaction) -> Result<bool> {
    if (response != nullptr)
      TRY_VOID(store::put_answer(transaction, with_answer(asked, *response)));
    else
      TRY_VOID(store::release_key(transaction, asked.person, asked.key));
    return true;
  }));
  return {};
}

}  // namespace

Answer<http::Response> once(Call& call, Answer<http::Response> (*run)(Call&)) {
  std::string_view key = call.http.header("Idempotency-Key");
  bool is_keyed = !key.empty() && call.http.method == http::Method::post && !call.actor.is_public();
  if (!is_keyed) return run(call);
  if (key.size() > limits::idempotency_key_bytes)
    return fail(Refusal::invalid({"Idempotency-Key 过长。", "the Idempotency-Key is too long."}));
  store::Store& store = *call.site.store;
  store::IdempotentAnswer asked{.person = call.actor.id, .key = std::string(key), .at = call.actor.now};
  asked.request = TRY(digest_of(call.http));
  const service::UseCase* use_case =
      call.route.run == nullptr ? service::find_use_case(call.route.operation) : nullptr;
  if (use_case != nullptr && use_case->access == store::Transaction::Access::read) return run(call);
  if (use_case != nullptr) return once_in_store(call, *use_case, asked);
  bool is_ours = TRY(claim(store, asked));
  if (!is_ours) return kept_answer(store, asked);
  Answer<http::Response> answer = run(call);
  bool is_kept = answer && answer->status < 300;
  TRY_VOID(settle(store, asked, is_kept ? &*answer : nullptr));
  return answer;
}

}  // namespace hengji::server
