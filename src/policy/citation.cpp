#include "policy/citation.h"

#include <fmt/format.h>

namespace hengji::policy {

std::string_view name(Trust trust) {
  switch (trust) {
    case Trust::seen:
      return "seen";
    case Trust::known:
      return "known";
    case Trust::derived:
      return "derived";
  }
  return {};
}

std::optional<Trust> parse_trust(std::string_view word) {
  for (Trust trust : {Trust::seen, Trust::known, Trust::derived})
    if (word == name(trust)) return trust;
  return std::nullopt;
}

Result<Citation> citation_of(Section& section) {
  const Setting* table = TRY(section.optional_table("citation"));
  if (!table) return fail(fault(section.at(), {"缺少依据（citation）。", "the citation is missing."}));
  Section inner(*table);
  Citation citation;
  citation.source = TRY(inner.bilingual("source"));
  std::string word = TRY(inner.text("trust"));
  TRY_VOID(inner.done());
  std::optional<Trust> trust = parse_trust(word);
  if (!trust)
    return fail(fault(table->at, {fmt::format("trust“{}”应为 seen、known 或 derived。", word),
                                  fmt::format("trust `{}` must be seen, known or derived.", word)}));
  citation.trust = *trust;
  return citation;
}

}  // namespace hengji::policy
