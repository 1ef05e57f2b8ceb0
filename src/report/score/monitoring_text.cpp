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

std::string share(const std::optional<Ratio>& value) {
  return value ? formula::to_string({*value, formula::unit_named("%")}, 1) : "—";
}

std::string forecast_text(const measure::Forecast& forecast, Language language) {
  bool en = language == Language::en;
  std::string out =
      fmt::format("{}{}", en ? "year-end " : "预计全年 ", formula::to_string(forecast.expected, 2));
  if (forecast.low && forecast.high)
    out += fmt::format("{}{} – {}{}", en ? " (" : "（", formula::to_string(*forecast.low, 2),
                       formula::to_string(*forecast.high, 2), en ? ")" : "）");
  if (forecast.reaches_target)
    out += *forecast.reaches_target ? (en ? ", reaches the target" : "，能完成")
                                    : (en ? ", misses the target" : "，难以完成");
  if (forecast.years > 0)
    out += en ? fmt::format("; the pace of {} of {} earlier years would reach it",
                            forecast.years_that_would_reach, forecast.years)
              : fmt::format("；往年 {} 年中有 {} 年的进度可完成", forecast.years,
                            forecast.years_that_would_reach);
  return out + (en ? "; " : "；") + in(language, forecast.how);
}

}  // namespace

std::string monitoring_text(const measure::Monitoring& monitoring, Language language) {
  bool en = language == Language::en;
  std::string out = en ? "Progress at half-year\n" : "半年进度\n";
  for (const measure::Progress& progress : monitoring.indicators) {
    out += fmt::format("  {} {} {} {}\n", padded(std::string(in(language, light_words(progress.light))), 6),
                       padded(clipped(progress.indicator, 34), 34),
                       padded((en ? "of half-year " : "半年 ") + share(progress.of_to_date), 14),
                       progress.of_year ? (en ? "of year " : "全年 ") + share(progress.of_year) : "");
    if (progress.light == Light::none && !in(language, progress.why).empty())
      out += fmt::format("         {}\n", in(language, progress.why));
    if (progress.forecast) out += fmt::format("         {}\n", forecast_text(*progress.forecast, language));
  }
  out += en ? fmt::format("Money spent: {}; goals: {}\n", share(monitoring.money), share(monitoring.goals))
            : fmt::format("支出进度：{}；目标进度：{}\n", share(monitoring.money), share(monitoring.goals));
  for (const Text& alert : monitoring.alerts)
    out += fmt::format("{}{}\n", en ? "alert: " : "预警：", in(language, alert));
  return out;
}

}  // namespace hengji::report
