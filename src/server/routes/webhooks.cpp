#include <fmt/format.h>

#include <algorithm>

#include "server/routes/handlers.h"
#include "server/sign_in/secrets.h"
#include "store/jobs.h"

namespace hengji::server {
namespace {

using service::Answer;
using service::Refusal;

Answer<void> require_operator(const Call& call) {
  bool may = std::ranges::any_of(call.actor.roles, [](const service::Binding& binding) {
    return service::grants(binding.role, service::Capability::operate);
  });
  if (!may)
    return fail(Refusal::forbidden({"只有管理员可以设置回调。", "only administrators set webhooks."}));
  return {};
}

Json webhook_json(const store::Webhook& webhook) {
  Json events = Json::array();
  std::string_view list = webhook.events;
  while (!list.empty()) {
    std::size_t end = list.find(' ');
    events.add(list.substr(0, end));
    list = end == std::string_view::npos ? std::string_view() : list.substr(end + 1);
  }
  return Json::object()
      .set("id", webhook.id)
      .set("url", webhook.url)
      .set("events", std::move(events))
      .set("created_at", service::time_text(webhook.created));
}

Answer<std::string> events_in(const JsonView& view) {
  constexpr std::string_view known[] = {"task", "job", "plan"};
  std::string events;
  for (const JsonView& one : TRY(view.elements(std::size(known)))) {
    std::string event = TRY(one.text(20));
    if (std::ranges::find(known, event) == std::end(known))
      return fail(Refusal(
          one.fault({fmt::format("没有“{}”这种动态，只有 task、job、plan。", event),
                     fmt::format("there is no event \"{}\"; there are task, job and plan.", event)})));
    events += (events.empty() ? "" : " ") + event;
  }
  if (events.empty()) return fail(Refusal(view.fault({"至少要有一种动态。", "name at least one event."})));
  return events;
}

store::AuditNote note(const Call& call, std::string action, const std::string& id) {
  return {.actor = call.actor.id,
          .action = std::move(action),
          .subject = "webhook/" + id,
          .detail = "{}",
          .at = call.actor.now};
}

}  // namespace

Answer<http::Response> list_webhooks(Call& call) {
  TRY_VOID(require_operator(call));
  auto webhooks = TRY(
      call.site.store->read([](store::Transaction& transaction) { return store::webhooks(transaction); }));
  Json items = Json::array();
  for (const store::Webhook& webhook : webhooks) items.add(webhook_json(webhook));
  return json_response(call, Json::object().set("items", std::move(items)).set("next", nullptr));
}

Answer<http::Response> create_webhook(Call& call) {
  TRY_VOID(require_operator(call));
  JsonView body(call.asked.body);
  store::Webhook webhook{.id = store::new_id(), .person = call.actor.id};
  webhook.url = TRY(body["url"].text(2000));
  if (!webhook.url.starts_with("http://") && !webhook.url.starts_with("https://"))
    return fail(Refusal(body["url"].fault(
        {"应为 http:// 或 https:// 开头的网址。", "it is an http:// or https:// address."})));
  webhook.events = TRY(events_in(body["events"]));
  webhook.secret = TRY(body["secret"].text(200));
  if (webhook.secret.size() < 16)
    return fail(Refusal(
        body["secret"].fault({"签名用的密钥至少 16 个字符。", "a secret has at least 16 characters."})));
  webhook.created = call.actor.now;
  TRY_VOID(call.site.store->write([&](store::Transaction& transaction) -> Result<bool> {
    TRY_VOID(store::put_webhook(transaction, webhook));
    transaction.audit(note(call, "createWebhook", webhook.id));
    return true;
  }));
  return json_response(call, webhook_json(webhook));
}

Answer<http::Response> remove_webhook(Call& call) {
  TRY_VOID(require_operator(call));
  std::string id(call["id"]);
  TRY_VOID(call.site.store->write([&](store::Transaction& transaction) -> Result<bool> {
    TRY_VOID(store::remove_webhook(transaction, id));
    transaction.audit(note(call, "removeWebhook", id));
    return true;
  }));
  return done(call);
}

}  // namespace hengji::server
