#include "forms/fill/indicator_lines.h"

#include <algorithm>

#include "forms/fill/field_list.h"

namespace hengji::forms {
namespace {

const Location& place_of(const EmptyHeading& heading) {
  return heading.level2.at.is_known() ? heading.level2.at : heading.level1.at;
}

/// How many indicators stand before a heading.
std::size_t place_of(const EmptyHeading& heading, const Plan& plan) {
  const Location& at = place_of(heading);
  const std::vector<Indicator>& indicators = plan.indicators;
  bool is_placed = at.is_known() && std::ranges::all_of(indicators, [&](const Indicator& indicator) {
                     return is_before(indicator.at, at) || is_before(at, indicator.at);
                   });
  std::size_t place = indicators.size();
  for (std::size_t i = indicators.size(); i > 0; --i) {
    if (is_placed && is_before(at, indicators[i - 1].at)) place = i - 1;
    if (!is_placed && indicators[i - 1].level1.value == heading.level1.value) return i;
  }
  return place;
}

}  // namespace

std::vector<IndicatorLine> indicator_lines(const Plan& plan) {
  std::vector<std::vector<const EmptyHeading*>> before(plan.indicators.size() + 1);
  for (const EmptyHeading& heading : plan.headings_without_indicator)
    before[place_of(heading, plan)].push_back(&heading);
  std::vector<IndicatorLine> lines;
  lines.reserve(plan.indicators.size() + plan.headings_without_indicator.size());
  for (std::size_t i = 0; i <= plan.indicators.size(); ++i) {
    for (const EmptyHeading* heading : before[i])
      lines.push_back({nullptr, &heading->level1.value, &heading->level2.value});
    if (i == plan.indicators.size()) break;
    const Indicator& indicator = plan.indicators[i];
    lines.push_back({&indicator, &indicator.level1.value, &indicator.level2.value});
  }
  return lines;
}

}  // namespace hengji::forms
