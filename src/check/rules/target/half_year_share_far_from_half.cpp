#include <fmt/format.h>

#include "base/ratio.h"
#include "check/accumulation.h"
#include "check/rules/target/periods.h"
#include "check/rules/target/rules.h"
#include "check/subject.h"

namespace hengji::check::target {
namespace {

/// Whether a is more than percent % of b.
bool exceeds_share(const Decimal& a, const Decimal& b, const Decimal& percent) {
  return Ratio(a) * Ratio(100) > Ratio(b) * Ratio(percent);
}

Verdict run(const Subject& subject) {
  std::optional<Decimal> percent =
      subject.pack().parameters.find("half-year-share-high", subject.context().as_of);
  if (!percent)
    return Verdict::could_not_run(
        {"政策包没有参数 half-year-share-high。", "The pack has no parameter half-year-share-high."});
  return in_both_periods(subject, [&](Verdict& verdict, const Row& row) {
    auto growing = growing_targets(row);
    if (!growing) return;
    const auto& [half, full, both] = *growing;
    if (both.a >= both.b || !exceeds_share(both.a, both.b, *percent)) return;
    verdict.add({fmt::format("“{}”半年就要求“{}”，超过全年“{}”的{}%。", row.indicator->level3.value,
                             half.written, full.written, percent->normalized()),
                 fmt::format("“{}” asks for “{}” at half-year, more than {}% of the year's “{}”.",
                             row.indicator->level3.value, half.written, percent->normalized(), full.written)},
                places_of_both(row));
  });
}

}  // namespace

const Rule half_year_share_far_from_half{"TARGET-007", "half-year-share-far-from-half", Severity::advice,
                                         run};

}  // namespace hengji::check::target
