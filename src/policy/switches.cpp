#include "policy/switches.h"

#include <fmt/format.h>

#include <algorithm>

namespace hengji::policy {
namespace {

Result<std::optional<Severity>> severity_of(Section& section) {
  std::optional<std::string> word = TRY(section.optional_text("severity"));
  if (!word) return std::optional<Severity>();
  for (Severity severity : {Severity::blocking, Severity::confirm, Severity::advice})
    if (*word == hengji::name(severity)) return std::optional(severity);
  return fail(
      fault(section.at(), {fmt::format("severity“{}”应为 blocking、confirm 或 advice。", *word),
                           fmt::format("severity `{}` must be blocking, confirm or advice.", *word)}));
}

}  // namespace

Result<void> read_switches(const EmbeddedFile& file, std::vector<Switch>& switches) {
  Setting root = TRY(parse_settings(file));
  Section sections(root);
  for (const auto& [code, table] : sections.named_tables()) {
    Section section(*table);
    Switch change;
    change.rule = code;
    change.at = table->at;
    change.is_on = TRY(section.optional_truth("on")).value_or(true);
    change.severity = TRY(severity_of(section));
    change.why = TRY(section.bilingual("why"));
    change.citation = TRY(citation_of(section));
    TRY_VOID(section.done());
    std::erase_if(switches, [&](const Switch& known) { return known.rule == change.rule; });
    switches.push_back(std::move(change));
  }
  return sections.done();
}

}  // namespace hengji::policy
