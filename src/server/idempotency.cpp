#include "server/idempotency.h"

#include "base/digest.h"
#include "server/http/target.h"
#include "server/limits.h"

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
  if (std::string etag = value("ETag"); !etag.empty()) response.with("ETag", etag);
  response.body = kept.body;
  return std::move(response).with("Idempotent-Replay", "true");
}

Refusal under_way() {
  return {
      Refusal::Kind::conflict,
      "under_way",
      {"同一请求正在办理，请稍候再查看结果。", "the same request is being carried out; look again shortly."}};
}

Answer<http::Response> kept_answer(const store::IdempotentAnswer& asked,
                                   const store::IdempotentAnswer& kept) {
  if (kept.request != asked.request)
    return fail(Refusal(
        Refusal::Kind::invalid, "key_reused",
        {"这个 Idempotency-Key 已用于另一个请求。", "this Idempotency-Key was used for another request."}));
  if (kept.status == 0) return fail(under_way());
  return answer_again(kept);
}

/// Takes the key; gives what holds it when it is taken.
Result<std::optional<store::IdempotentAnswer>> claim(store::Store& store,
                                                     const store::IdempotentAnswer& asked) {
  using Kept = std::optional<store::IdempotentAnswer>;
  return store.write([&](store::Transaction& transaction) -> Result<Kept> {
    bool is_ours = TRY(store::claim_key(transaction, asked));
    if (is_ours) return Kept();
    return store::find_answer(transaction, asked.person, asked.key);
  });
}

Result<void> release(store::Store& store, const store::IdempotentAnswer& asked) {
  TRY_VOID(store.write([&](store::Transaction& transaction) -> Result<bool> {
    TRY_VOID(store::release_key(transaction, asked.person, asked.key));
    return true;
  }));
  return {};
}

Result<void> keep(store::Store& store, store::IdempotentAnswer asked, const http::Response& response) {
  asked.status = response.status;
  asked.headers = kept_headers(response);
  asked.body = response.body;
  TRY_VOID(store.write([&](store::Transaction& transaction) -> Result<bool> {
    TRY_VOID(store::put_answer(transaction, asked));
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
  asked.request = sha256(std::string(call.http.target) + "\n" + call.http.body);
  auto taken = TRY(claim(store, asked));
  if (taken) return kept_answer(asked, *taken);
  Answer<http::Response> answer = run(call);
  bool is_kept = answer && answer->status < 300 && answer->file.empty() && !answer->events;
  if (is_kept)
    TRY_VOID(keep(store, asked, *answer));
  else
    TRY_VOID(release(store, asked));
  return answer;
}

}  // namespace hengji::server
