#include <fmt/format.h>

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

}  // namespace

std::string probability_text(double probability, Language language) {
  constexpr double nearly = 0.99;
  const bool en = language == Language::en;
  if (probability >= 1) return en ? "100%, it is reached already" : " 100%（已经达到）";
  if (probability > nearly) return en ? "above 99%" : "高于 99%";
  if (probability < 1 - nearly) return en ? "below 1%" : "低于 1%";
  return fmt::format("{}{:.0f}%", en ? "about " : "约 ", probability * 100);
}

std::string monitoring_text(const measure::Monitoring& monitoring, Language language) {
  bool en = language == Language::en;
  std::string out = en ? "Progress at half-year\n" : "半年进度\n";
  for (const measure::Progress& progress : monitoring.indicators) {
    out +=
        fmt::format("  {} {} {} {}\n", padded(std::string(in(language, light_words(progress.light))), 6),
                    padded(clipped(progress.indicator, 34), 34),
                    padded((en ? "of half-year " : "半年 ") + share(progress.of_to_date, language), 14),
                    progress.of_year ? (en ? "of year " : "全年 ") + share(progress.of_year, language) : "");
    if (progress.light == Light::none && !in(language, progress.why).empty())
      out += fmt::format("         {}\n", in(language, progress.why));
    if (progress.forecast) out += fmt::format("         {}\n", forecast_text(*progress.forecast, language));
  }
  out += en ? fmt::format("Money spent: {}; goals: {}\n", share(monitoring.money, language),
                          share(monitoring.goals, language))
            : fmt::format("支出进度：{}；目标进度：{}\n", share(monitoring.money, language),
                          share(monitoring.goals, language));
  for (const Text& alert : monitoring.alerts)
    out += fmt::format("{}{}\n", en ? "alert: " : "预警：", in(language, alert));
  return out;
}

}  // namespace hengji::report
