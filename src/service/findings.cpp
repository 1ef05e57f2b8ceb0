#include <fmt/format.h>

#include <algorithm>

#include "check/fixes/fixes.h"
#include "forms/plan_of.h"
#include "model/plan_json.h"
#include "service/content.h"
#include "service/dossier_view.h"
#include "service/plan_paths.h"
#include "service/replies.h"
#include "service/use_case_table.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;
constexpr std::size_t longest_reason = 4'000;

Answer<std::vector<std::pair<std::string, Json>>> confirmations_json(Desk& desk, std::string_view dossier) {
  std::vector<std::pair<std::string, Json>> answers;
  for (const store::Confirmation& one : TRY(store::confirmations(desk.transaction(), dossier)))
    answers.emplace_back(one.fingerprint, Json::object()
                                              .set("reason", one.reason)
                                              .set("by", desk.person_json(one.person))
                                              .set("at", time_text(one.at)));
  return answers;
}

Answer<Reply> plan_findings(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  Content content = TRY(content_of(desk, dossier));
  Judged judged = TRY(judge(desk, dossier, content));
  auto answers = TRY(confirmations_json(desk, dossier.id));
  return reply(findings_json(judged, content.json, desk.language(), answers));
}

/// Live, nothing is stored.
Answer<Reply> check_live(Desk& desk, const Request& request) {
  TRY_VOID(desk.require_somewhere(Capability::see_plans));
  JsonView body(request.body);
  auto plan = forms::plan_of(body["plan"].value(), desk.house().packs.vocabulary());
  if (!plan) {
    JsonFault fault = std::move(plan).error();
    fault.pointer = "/plan" + fault.pointer;
    return fail(Refusal(std::move(fault)));
  }
  Against against{.policy = {}, .as_of = {}, .otherwise = desk.actor().today()};
  if (!body["policy"].is_null()) against.policy = TRY(body["policy"].text(200));
  if (!body["as_of"].is_null()) against.as_of = TRY(day_in(body["as_of"]));
  Judged judged = TRY(judge(desk.house().packs, *plan, body["plan"].value(), against));
  return reply(findings_json(judged, body["plan"].value(), desk.language(), {}));
}

/// The newest content with what a finding suggests done in it, for the client to take over; nothing is
/// stored.
Answer<Reply> propose_fix(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::edit_plan));
  std::string fingerprint = TRY(JsonView(request.body)["fingerprint"].text(200));
  Content content = TRY(content_of(desk, dossier));
  Judged judged = TRY(judge(desk, dossier, content));
  auto finding = std::ranges::find(judged.findings, fingerprint, &Finding::fingerprint);
  if (finding == judged.findings.end())
    return fail(Refusal::not_found({"计划现在没有这条审核意见。", "the plan has no such finding now."}));
  auto fix = check::fixed(content.plan, *finding);
  if (!fix) return fail(Refusal::invalid(fix.error().message));
  Json plan = to_json(fix->plan), changes = Json::array();
  for (const std::string& path : changed_paths(content.json, plan)) {
    const Json *before = at_path(content.json, path), *after = at_path(plan, path);
    changes.add(Json::object()
                    .set("path", path)
                    .set("old", before ? *before : Json())
                    .set("new", after ? *after : Json()));
  }
  return reply(Json::object()
                   .set("plan", std::move(plan))
                   .set("changes", std::move(changes))
                   .set("explanation", in(desk.language(), finding->help)));
}

Answer<Reply> counts_reply(Desk& desk, const store::Dossier& dossier) {
  TRY_VOID(refresh_counts(desk, dossier));
  std::optional<store::Dossier> now = TRY(store::find_dossier(desk.transaction(), dossier.id));
  Reply answer =
      reply(json_of(store::Counts{now->blocking, now->confirm, now->advice, now->open, now->comments}));
  answer.changed = dossier.id;
  return answer;
}

Answer<store::Dossier> dossier_to_confirm(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::confirm_finding));
  TRY_VOID(check_writable(desk, dossier, Open::plan));
  return dossier;
}

Answer<Reply> confirm_finding(Desk& desk, const Request& request) {
  store::Dossier dossier = TRY(dossier_to_confirm(desk, request));
  std::string fingerprint = TRY(needed(request, "fingerprint"));
  std::vector<store::StoredFinding> findings = TRY(store::findings(desk.transaction(), dossier.id));
  auto finding = std::ranges::find(findings, fingerprint, &store::StoredFinding::fingerprint);
  if (finding == findings.end())
    return fail(Refusal::not_found({"计划现在没有这条审核意见。", "the plan has no such finding now."}));
  if (finding->severity == name(Severity::blocking))
    return fail(Refusal::invalid(
        {"“必须改”的意见只能修改，不能说明理由。", "a blocking finding can only be mended."}));
  JsonView body(request.body);
  store::Confirmation confirmation{.dossier = dossier.id,
                                   .fingerprint = fingerprint,
                                   .reason = {},
                                   .person = desk.actor().id,
                                   .at = desk.actor().now};
  confirmation.reason = TRY(body["reason"].text(longest_reason));
  if (confirmation.reason.find_first_not_of(" \t\r\n") == std::string::npos)
    return fail(Refusal(body["reason"].fault({"请写明理由。", "give a reason."})));
  TRY_VOID(store::put_confirmation(desk.transaction(), confirmation));
  desk.note(dossier.region, "dossier/" + dossier.id,
            Json::object()
                .set("fingerprint", fingerprint)
                .set("code", finding->code)
                .set("reason", confirmation.reason));
  return counts_reply(desk, dossier);
}

Answer<Reply> withdraw_confirmation(Desk& desk, const Request& request) {
  store::Dossier dossier = TRY(dossier_to_confirm(desk, request));
  std::string fingerprint = TRY(needed(request, "fingerprint"));
  std::vector<store::Confirmation> given = TRY(store::confirmations(desk.transaction(), dossier.id));
  if (std::ranges::find(given, fingerprint, &store::Confirmation::fingerprint) == given.end())
    return fail(Refusal::not_found({"没有对这条意见说明过理由。", "the finding was not answered for."}));
  TRY_VOID(store::remove_confirmation(desk.transaction(), dossier.id, fingerprint));
  desk.note(dossier.region, "dossier/" + dossier.id, Json::object().set("fingerprint", fingerprint));
  return counts_reply(desk, dossier);
}

constexpr UseCase findings_table[] = {
    {"planFindings", Access::read, Reach::read, false, {"查看审核意见", "see findings"}, plan_findings},
    {"check", Access::read, Reach::read, false, {"检查", "check"}, check_live},
    {"proposeFix", Access::read, Reach::write, false, {"按意见修改", "mend a finding"}, propose_fix},
    {"confirmFinding",
     Access::write,
     Reach::write,
     false,
     {"说明理由", "answer for a finding"},
     confirm_finding},
    {"withdrawConfirmation",
     Access::write,
     Reach::write,
     false,
     {"收回理由", "take a reason back"},
     withdraw_confirmation},
};

}  // namespace

std::span<const UseCase> finding_use_cases() {
  return findings_table;
}

}  // namespace hengji::service
