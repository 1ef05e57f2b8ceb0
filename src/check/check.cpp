#include "check/check.h"

#include <algorithm>
#include <unordered_map>

#include "check/fingerprint.h"
#include "check/page.h"
#include "check/subject.h"

namespace hengji::check {
namespace {

/// What the rule left to the engine.
void complete(Finding& finding, const Rule& rule, const Page* page) {
  finding.code = rule.code;
  finding.rule = rule.name;
  finding.severity = rule.severity;
  finding.fingerprint = fingerprint_of(finding);
  if (!page) return;
  finding.help = phrase_of(page->help);
  finding.basis = phrase_of(page->basis);
}

/// Two defects in the same words are told apart by their order.
void number_repeated(std::span<Finding> findings) {
  if (findings.size() < 2) return;
  std::unordered_map<std::string, int> seen;
  for (Finding& finding : findings)
    if (int count = ++seen[finding.fingerprint]; count > 1)
      finding.fingerprint += '-' + std::to_string(count);
}

/// Few plans have more; findings are large to move.
constexpr std::size_t most_findings_of_a_plan = 32;

const policy::Switch* switch_of(const Rule& rule, const policy::Pack& pack) {
  auto found = std::ranges::find(pack.switches, rule.code, &policy::Switch::rule);
  return found == pack.switches.end() ? nullptr : &*found;
}

/// The page of a rule, looked for once.
const Page* page_of(const Rule& rule) {
  static const std::unordered_map<const Rule*, const Page*> pages = [] {
    std::unordered_map<const Rule*, const Page*> found;
    for (const Rule* one : rules()) found.emplace(one, find_page(one->code));
    return found;
  }();
  auto found = pages.find(&rule);
  return found == pages.end() ? nullptr : found->second;
}

Verdict run(const Rule& rule, const Subject& subject, std::span<const Doubt> doubts) {
  const policy::Switch* change = switch_of(rule, subject.pack());
  if (change && !change->is_on) return Verdict::not_applicable({change->why.zh, change->why.en});
  Verdict verdict = rule.run(subject);
  withhold(rule, subject.plan(), doubts, verdict);
  if (verdict.findings.empty()) return verdict;
  const Page* page = page_of(rule);
  for (Finding& finding : verdict.findings) {
    complete(finding, rule, page);
    if (change && change->severity) finding.severity = *change->severity;
  }
  number_repeated(verdict.findings);
  return verdict;
}

}  // namespace

std::string_view name(Outcome outcome) {
  switch (outcome) {
    case Outcome::passed:
      return "passed";
    case Outcome::found:
      return "found";
    case Outcome::not_applicable:
      return "not_applicable";
    case Outcome::not_enough_data:
      return "not_enough_data";
    case Outcome::could_not_run:
      return "could_not_run";
  }
  return "could_not_run";
}

Finding& Verdict::add(Text message, std::vector<Place> places) {
  outcome = Outcome::found;
  Finding& finding = findings.emplace_back();
  finding.message = std::move(message);
  finding.places = std::move(places);
  return finding;
}

Checked check(const Plan& plan, const Context& context) {
  Subject subject(plan, context);
  Checked checked;
  checked.coverage.reserve(rules().size());
  checked.findings.reserve(most_findings_of_a_plan);
  for (const Rule* rule : rules()) {
    Verdict verdict = run(*rule, subject, context.doubts);
    checked.coverage.push_back({rule, verdict.outcome, verdict.why});
    std::ranges::move(verdict.findings, std::back_inserter(checked.findings));
  }
  return checked;
}

std::optional<Verdict> check_by(std::string_view code, const Plan& plan, const Context& context) {
  const Rule* rule = find_rule(code);
  if (!rule) return std::nullopt;
  return run(*rule, Subject(plan, context), context.doubts);
}

}  // namespace hengji::check
