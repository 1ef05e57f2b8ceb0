#include "report/papers/charts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/papers/wording.h"

namespace hengji::report {
namespace {

using measure::Light;
using measure::Progress;

constexpr std::size_t most_bars = 24;  ///< that stay readable on a page beside text
constexpr std::string_view whole_mark = "100%";

double length_of(const Ratio& share) {
  const std::optional<Decimal> rounded = share.rounded(6, Rounding::half_up);
  return rounded ? static_cast<double>(rounded->coefficient()) / std::pow(10, rounded->places()) : 0;
}

/// Dark for what is behind, so that a black-and-white print tells them apart too.
std::uint32_t fill_of(Light light) {
  return light == Light::red ? 0x9C2A20 : light == Light::yellow ? 0xD9A441 : 0x6FA287;
}

std::string_view light_words(Light light) {
  return light == Light::red ? "红" : light == Light::yellow ? "黄" : "绿";
}

/// For comparing: amounts may stand in 元, 万元 and 亿元 beside each other.
std::optional<Decimal> in_yuan(const ledger::Fact& fact) {
  const UnitScale scale = scale_of(fact.unit);
  return scale.dimension == "money" ? fact.value.shifted(scale.power) : std::nullopt;
}

}  // namespace

PaperChart money_chart(const Dossier& dossier, const std::vector<const ledger::Fact*>& facts) {
  PaperChart chart{.caption = fmt::format("{}年预算安排及执行的金额", dossier.year())};
  std::optional<Decimal> largest;
  for (const ledger::Fact* fact : facts)
    if (auto yuan = in_yuan(*fact); yuan && (!largest || *yuan > *largest)) largest = yuan;
  if (facts.size() < 2 || !largest || !(*largest > Decimal(0))) return chart;
  for (const ledger::Fact* fact : facts) {
    const auto yuan = in_yuan(*fact);
    if (!yuan || !(*yuan > Decimal(0)) || chart.bars.size() == most_bars) continue;
    chart.bars.push_back(
        {fact->name, length_of(Ratio(*yuan) / Ratio(*largest)), fact->value.to_string() + fact->unit});
  }
  return chart;
}

PaperChart score_chart(const std::vector<LevelSum>& sums) {
  PaperChart chart{.caption = "各一级指标得分率", .whole = std::string(whole_mark)};
  for (const LevelSum& sum : sums)
    if (!sum.weight.is_zero())
      chart.bars.push_back({sum.name.empty() ? "指标" : sum.name,
                            length_of(Ratio(sum.score) / Ratio(sum.weight)),
                            percent_of(sum.score, sum.weight)});
  return chart;
}

PaperChart pace_chart(const Dossier& dossier) {
  const measure::Monitoring& monitoring = *dossier.monitoring;
  PaperChart chart{.caption = stretch_of(dossier) + "支出进度和目标进度", .whole = "全年"};
  if (!monitoring.money && !monitoring.goals) return chart;
  const Ratio time = monitoring.window.months() / Ratio(12);
  chart.bars.push_back({"时间进度", length_of(time), percent_of(time), 0xA6A6A6});
  if (monitoring.money)
    chart.bars.push_back({"预算支出进度", length_of(*monitoring.money), percent_of(monitoring.money)});
  if (monitoring.goals)
    chart.bars.push_back({"可累计目标平均进度", length_of(*monitoring.goals), percent_of(monitoring.goals)});
  return chart;
}

PaperChart progress_chart(const Dossier& dossier) {
  std::vector<const Progress*> behind;
  std::size_t lit = 0;
  for (const Progress& progress : dossier.monitoring->indicators) {
    if (progress.light == Light::none || !progress.of_to_date) continue;
    ++lit;
    if (*progress.of_to_date < Ratio(1)) behind.push_back(&progress);
  }
  std::ranges::stable_sort(
      behind, [](const Progress* a, const Progress* b) { return *a->of_to_date < *b->of_to_date; });
  PaperChart chart{
      .caption = fmt::format("未达到{}的指标（{}条中的{}条）", due_target(dossier), lit, behind.size()),
      .whole = std::string(whole_mark)};
  if (behind.size() > most_bars) {
    chart.caption += fmt::format("，画出最低的{}条", most_bars);
    behind.resize(most_bars);
  }
  for (const Progress* progress : behind)
    chart.bars.push_back(
        {progress->indicator, length_of(*progress->of_to_date),
         fmt::format("{} {}灯", percent_of(progress->of_to_date), light_words(progress->light)),
         fill_of(progress->light)});
  return chart;
}

}  // namespace hengji::report
