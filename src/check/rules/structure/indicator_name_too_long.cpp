#include <fmt/format.h>

#include "base/utf8.h"
#include "check/rules/structure/rules.h"
#include "check/subject.h"

namespace hengji::check::structure {
namespace {

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  std::optional<Decimal> most = subject.pack().parameters.find("name-characters", subject.context().as_of);
  if (!most)
    return Verdict::could_not_run(
        {"政策包没有参数 name-characters。", "The pack has no parameter name-characters."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    std::string_view name = row.name->folded;
    if (Decimal(static_cast<std::int64_t>(name.size())) <= *most) continue;
    auto characters = static_cast<std::int64_t>(length(name));
    if (Decimal(characters) <= *most) continue;
    verdict.add({fmt::format("三级指标名称有 {} 个字，超过 {} 个字。", characters, most->normalized()),
                 fmt::format("The name of the indicator has {} characters, more than {}.", characters,
                             most->normalized())},
                {place_of(row)});
  }
  return verdict;
}

}  // namespace

const Rule indicator_name_too_long{"STRUCTURE-004", "indicator-name-too-long", Severity::advice, run};

}  // namespace hengji::check::structure
