#include <fmt/format.h>

#include <algorithm>

#include "report/layout.h"
#include "report/score/render.h"

namespace hengji::report {
namespace {

using measure::Light;

Phrase light_words(Light light) {
  switch (light) {
    case Light::green:
      return {"绿", "green"};
    case Light::yellow:
      return {"黄", "yellow"};
    case Light::red:
      return {"红", "red"};
    case Light::none:
      return {"—", "—"};
  }
  return {"—", "—"};
}

std::string share(const std::optional<Ratio>& value, Language language) {
  return value ? formula::to_string({*value, formula::unit_named("%")}, language, 1) : "—";
}

std::string forecast_text(const measure::Forecast& forecast, Language language) {
  bool en = language == Language::en;
  auto figure = [&](const formula::Quantity& quantity) { return formula::to_string(quantity, language, 2); };
  std::string out = (en ? "year-end " : "预计全年 ") + figure(forecast.expected);
  if (forecast.low && forecast.high)
    out += fmt::format("{}{} – {}{}", en ? " (" : "（", figure(*forecast.low), figure(*forecast.high),
                       en ? ")" : "）");
  if (forecast.reaches_target)
    out += *forecast.reaches_target ? (en ? ", reaches the target" : "，能完成")
                                    : (en ? ", misses the target" : "，难以完成");
  if (forecast.probability)
    out += fmt::format("{}{}", en ? "; probability " : "；完成的概率",
                       probability_text(*forecast.probability, language));
  if (forecast.years > 0)
    out += en ? fmt::format("; the pace of {} of {} earlier years would reach it",
                            forecast.years_that_would_reach, forecast.years)
              : fmt::format("；往年 {} 年中有 {} 年的进度可完成", forecast.years,
                            forecast.years_that_would_reach);
  return out + (en ? "; " : "；") + in(language, forecast.how);
}

/// "≥245家" on a day that the plan does not name, and where it comes from.
std::string asked_text(const measure::Progress& progress, Language language) {
  const std::string& how = in(language, progress.target_how);
  if (how.empty()) return progress.target_to_date;
  return fmt::format("{}{}{}{}", progress.target_to_date, language == Language::en ? " (" : "（", how,
                     language == Language::en ? ")" : "）");
}

void append(std::string& out, const measure::Progress& progress, const measure::Attainment& attainment,
            Language language) {
  const bool en = language == Language::en;
  out += fmt::format("  {} {} {} {} {}\n", padded(std::string(in(language, light_words(progress.light))), 6),
                     padded(clipped(progress.indicator, 34), 34),
                     padded(clipped(value_text(attainment, language), 18), 18),
                     padded(share(progress.of_to_date, language), 9),
                     progress.of_year ? (en ? "of year " : "全年 ") + share(progress.of_year, language) : "");
  constexpr std::string_view indent = "         ";
  if (progress.light == Light::none && !in(language, progress.why).empty())
    out += fmt::format("{}{}\n", indent, in(language, progress.why));
  else if (attainment.value)
    out += fmt::format("{}{}{}\n", indent, en ? "target to date: " : "到期目标：",
                       asked_text(progress, language));
  if (progress.forecast) out += fmt::format("{}{}\n", indent, forecast_text(*progress.forecast, language));
  if (!progress.reason.empty())
    out += fmt::format("{}{}{}\n", indent, en ? "reason: " : "原因：", progress.reason);
  if (progress.needs_reason) out += fmt::format("{}{}\n", indent, en ? "needs a reason" : "须说明原因");
}

}  // namespace

std::string probability_text(double probability, Language language) {
  constexpr double nearly = 0.99;
  const bool en = language == Language::en;
  if (probability >= 1) return en ? "100%, it is reached already" : " 100%（已经达到）";
  if (probability > nearly) return en ? "above 99%" : "高于 99%";
  if (probability < 1 - nearly) return en ? "below 1%" : "低于 1%";
  return fmt::format("{}{:.0f}%", en ? "about " : "约 ", probability * 100);
}

std::string monitoring_text(const measure::Monitoring& monitoring,
                            const std::vector<measure::Attainment>& attainments, Language language) {
  const bool en = language == Language::en;
  std::string out =
      fmt::format("{}{}\n", en ? "Progress to " : "进度，截至 ", to_string(monitoring.window.last_day()));
  for (std::size_t i = 0; i < monitoring.indicators.size() && i < attainments.size(); ++i)
    append(out, monitoring.indicators[i], attainments[i], language);
  out += en ? fmt::format("Money spent: {}; goals: {}\n", share(monitoring.money, language),
                          share(monitoring.goals, language))
            : fmt::format("支出进度：{}；目标进度：{}\n", share(monitoring.money, language),
                          share(monitoring.goals, language));
  for (const Text& alert : monitoring.alerts)
    out += fmt::format("{}{}\n", en ? "alert: " : "预警：", in(language, alert));
  const auto reasons = std::ranges::count_if(monitoring.indicators, &measure::Progress::needs_reason);
  if (reasons > 0)
    out += en ? fmt::format("{} indicators need a reason\n", reasons)
              : fmt::format("须说明原因的指标：{} 条\n", reasons);
  return out;
}

}  // namespace hengji::report
