#include "service/needs.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/year.h"
#include "store/evidence.h"

namespace hengji::service {
namespace {

constexpr std::size_t most_told = 20;

/// Locked, with what is missing listed: one fault a place.
Refusal missing(std::string code, Text message, std::vector<JsonFault> faults) {
  Refusal refusal = Refusal::locked(std::move(code), std::move(message));
  if (faults.size() > most_told) faults.resize(most_told);
  refusal.faults = std::move(faults);
  return refusal;
}

std::string pointer_of(const Finding& finding) {
  std::string path = finding.places.empty() ? std::string() : finding.places.front().at.sheet();
  return path.empty() ? path : "/" + path;
}

Answer<void> check_findings(Desk& desk, const store::Dossier& dossier, Need need) {
  Content content = TRY(content_of(desk, dossier));
  Judged judged = TRY(judge(desk, dossier, content));
  std::vector<store::Confirmation> given = TRY(store::confirmations(desk.transaction(), dossier.id));
  std::vector<JsonFault> faults;
  for (const Finding& finding : judged.findings) {
    bool is_answered =
        std::ranges::find(given, finding.fingerprint, &store::Confirmation::fingerprint) != given.end();
    bool stands = need == Need::no_blocking ? finding.severity == Severity::blocking
                                            : finding.severity == Severity::confirm && !is_answered;
    if (stands) faults.push_back({pointer_of(finding), finding.message});
  }
  if (faults.empty()) return {};
  std::size_t count = faults.size();
  if (need == Need::no_blocking)
    return fail(missing("blocking_findings",
                        {fmt::format("还有 {} 条“必须改”的审核意见。", count),
                         fmt::format("{} blocking findings stand in the way.", count)},
                        std::move(faults)));
  return fail(missing("unconfirmed_findings",
                      {fmt::format("还有 {} 条“须确认”的审核意见没有修改，也没有说明理由。", count),
                       fmt::format("{} findings are neither mended nor answered for.", count)},
                      std::move(faults)));
}

Answer<void> check_person(Desk& desk, const Course& course) {
  if (!course.was_filed_by(desk.actor().id)) return {};
  Refusal refusal = Refusal::forbidden(
      {"您填写或报送过这份计划，不能由您审核。", "you filed this plan; somebody else has to judge it."});
  refusal.code = "own_work";
  return fail(std::move(refusal));
}

Answer<void> check_note(std::string_view note) {
  if (note.find_first_not_of(" \t\r\n") != std::string_view::npos) return {};
  return fail(Refusal(JsonFault{"/note", {"请写明理由。", "give a reason."}}));
}

Answer<void> check_rectifications(Desk& desk, const store::Dossier& dossier, Need need) {
  std::vector<store::Rectification> all = TRY(store::rectifications(desk.transaction(), dossier.id));
  if (need == Need::rectifications && all.empty())
    return fail(missing("no_rectification",
                        {"请先列出至少一条整改事项。", "name at least one rectification first."}, {}));
  if (need == Need::rectifications) return {};
  std::vector<JsonFault> faults;
  for (const store::Rectification& one : all)
    if (!one.done) faults.push_back({"", {one.problem, one.problem}});
  if (faults.empty()) return {};
  std::size_t count = faults.size();
  return fail(missing(
      "open_rectifications",
      {fmt::format("还有 {} 条整改事项没有完成。", count), fmt::format("{} rectifications are open.", count)},
      std::move(faults)));
}

}  // namespace

Answer<void> check_need(Desk& desk, const store::Dossier& dossier, const Course& course, Need need,
                        std::string_view note) {
  switch (need) {
    case Need::no_blocking:
    case Need::confirmations:
      return check_findings(desk, dossier, need);
    case Need::note:
      return check_note(note);
    case Need::another_person:
      return check_person(desk, course);
    case Need::monitoring_reasons:
      return check_monitoring_reasons(desk, dossier);
    case Need::self_evaluation:
      return check_self_evaluation(desk, dossier);
    case Need::re_evaluation:
      return check_re_evaluation(desk, dossier);
    case Need::rectifications:
    case Need::rectifications_done:
      return check_rectifications(desk, dossier, need);
    case Need::secrecy_check:
      return check_secrecy(desk, dossier, course, note);
  }
  return {};
}

}  // namespace hengji::service
