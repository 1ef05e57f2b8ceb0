#include <fmt/format.h>

#include <algorithm>

#include "base/chinese_text.h"
#include "report/papers/charts.h"
#include "report/papers/papers.h"
#include "report/papers/passages.h"
#include "report/papers/wording.h"
#include "report/score/render.h"

namespace hengji::report {
namespace {

using measure::Light;
using measure::Progress;

constexpr std::string_view light_name(Light light) {
  switch (light) {
    case Light::green:
      return "绿";
    case Light::yellow:
      return "黄";
    case Light::red:
      return "红";
    case Light::none:
      return "未亮灯";
  }
  return "未亮灯";
}

std::size_t lit(const Dossier& dossier, Light light) {
  return static_cast<std::size_t>(
      std::ranges::count(dossier.monitoring->indicators, light, &Progress::light));
}

void write_money_progress(Paper& paper, const Dossier& dossier) {
  const measure::Monitoring& monitoring = *dossier.monitoring;
  const Date last = monitoring.window.last_day();
  paper.body(fmt::format("截至{}月{}日，预算支出进度{}{}，可累计的全年目标平均完成{}。",
                         static_cast<unsigned>(last.month()), static_cast<unsigned>(last.day()),
                         percent_of(monitoring.money), execution_arithmetic(dossier.so_far),
                         percent_of(monitoring.goals)));
  const PaperTable money = money_table(dossier, monitoring.window.name(), stretch_of(dossier) + "的财政事实");
  if (!money.rows.empty()) paper.table(money);
  paper.chart(pace_chart(dossier));
  for (const Text& alert : monitoring.alerts) paper.body("预警：" + without_stop(alert.zh) + "。");
  if (monitoring.alerts.empty()) paper.body("按政策包的预警线，没有触发资金和目标进度预警。");
}

PaperTable light_table(const Dossier& dossier) {
  PaperTable table{.caption = stretch_of(dossier) + "绩效目标进度",
                   .columns = {{"灯", 16}, {"指标数", 24}, {"指标", 0, Alignment::left}}};
  for (const Light light : {Light::red, Light::yellow, Light::green, Light::none}) {
    std::vector<std::string> names;
    for (const Progress& progress : dossier.monitoring->indicators)
      if (progress.light == light) names.push_back(progress.indicator);
    table.rows.push_back({std::string(light_name(light)), std::to_string(names.size()),
                          names.empty() ? "—" : listed(names, 60)});
  }
  return table;
}

/// "（按…推算）" of a target that the plan does not print.
std::string told_by(const Progress& progress) {
  return progress.target_how.zh.empty() ? "" : fmt::format("（{}）", progress.target_how.zh);
}

const measure::Attainment* attained(const Dossier& dossier, std::string_view name) {
  const auto found = std::ranges::find(dossier.so_far, name, &measure::Attainment::indicator);
  return found == dossier.so_far.end() ? nullptr : &*found;
}

void write_behind(Paper& paper, const Dossier& dossier) {
  std::size_t behind = 0;
  for (const Light light : {Light::red, Light::yellow})
    for (const Progress& progress : dossier.monitoring->indicators) {
      if (progress.light != light) continue;
      const auto* value = attained(dossier, progress.indicator);
      paper.item(fmt::format("“{}”（{}灯）：{}{}{}，实际{}，完成{}。", progress.indicator, light_name(light),
                             due_target(dossier), progress.target_to_date, told_by(progress),
                             value ? value_in_words(*value) : "—", percent_of(progress.of_to_date)));
      ++behind;
    }
  if (behind > 0)
    paper.blank("责任科室", "逐条写明上列指标的偏差原因（经费、制度、人员、硬件条件、其他）和说明");
  if (behind == 0) paper.body(fmt::format("没有落后于{}的指标。", due_target(dossier)));
}

void write_forecasts(Paper& paper, const Dossier& dossier) {
  std::size_t shown = 0, unlikely = 0;
  for (const Progress& progress : dossier.monitoring->indicators) {
    if (!progress.forecast) continue;
    const measure::Forecast& forecast = *progress.forecast;
    std::string text = fmt::format("“{}”全年目标{}，预计全年{}", progress.indicator, progress.target_of_year,
                                   formula::to_string(forecast.expected, 2));
    if (forecast.low && forecast.high)
      text += fmt::format("（{}至{}）", formula::to_string(*forecast.low, 2),
                          formula::to_string(*forecast.high, 2));
    if (forecast.reaches_target) text += *forecast.reaches_target ? "，可以完成" : "，难以完成";
    if (forecast.probability)
      text += "，完成的概率" + std::string(trimmed(probability_text(*forecast.probability, Language::zh)));
    paper.body(in_print(text + "；" + without_stop(forecast.how.zh)) + "。");
    unlikely += forecast.reaches_target == std::optional(false);
    ++shown;
  }
  if (unlikely > 0) paper.blank("责任科室", "逐条写明上列预计难以完成的指标的原因");
  if (shown == 0) paper.body("没有可以按往年进度推算全年结果的指标。");
}

PaperTable progress_table(const Dossier& dossier) {
  PaperTable table{.columns = {{"一级指标", 24},
                               {"三级指标", 56, Alignment::left},
                               {due_target(dossier), 28},
                               {stretch_of(dossier) + "实际", 36},
                               {"完成程度", 22},
                               {"全年指标值", 28},
                               {"完成全年", 22},
                               {"灯", 0}},
                   .merged_columns = {0}};
  const Plan& plan = *dossier.plan;
  for (std::size_t i = 0; i < dossier.monitoring->indicators.size(); ++i) {
    const Progress& progress = dossier.monitoring->indicators[i];
    const auto* value = attained(dossier, progress.indicator);
    table.rows.push_back({i < plan.indicators.size() ? plan.indicators[i].level1.value : "",
                          progress.indicator, progress.target_to_date, value ? value_in_words(*value) : "—",
                          percent_of(progress.of_to_date), progress.target_of_year,
                          percent_of(progress.of_year), std::string(light_name(progress.light))});
  }
  return table;
}

}  // namespace

Result<Document> monitoring_report(const Dossier& dossier) {
  if (!dossier.monitoring)
    return fail(Error::usage({"没有测算进度：请用 --facts、--ledger、--answers 或 --actuals 给出实际值的来源",
                              "the progress was not measured: give the sources of actual values by --facts, "
                              "--ledger, --answers or --actuals"}));
  const std::string& unit = dossier.plan->department.value;
  Paper paper(unit, fmt::format("{}年{}绩效运行监控报告", dossier.year(), stretch_of(dossier)));
  paper.heading1("监控工作开展情况");
  const Date last = dossier.monitoring->window.last_day();
  paper.body(fmt::format("对{}{}年度绩效目标表的{}条指标和预算执行进度实行双监控，时段为1月1日至{}月{}日。",
                         unit, dossier.year(), dossier.monitoring->indicators.size(),
                         static_cast<unsigned>(last.month()), static_cast<unsigned>(last.day())));
  paper.blank("监控工作组", "组织分工、资料收集和复核的时间");
  paper.heading1("预算执行进度");
  write_money_progress(paper, dossier);
  paper.heading1("绩效目标实现程度");
  paper.body(fmt::format("绿灯{}条，黄灯{}条，红灯{}条，未亮灯{}条。", lit(dossier, Light::green),
                         lit(dossier, Light::yellow), lit(dossier, Light::red), lit(dossier, Light::none)));
  paper.table(light_table(dossier));
  paper.chart(progress_chart(dossier));
  paper.heading1("落后的指标及偏差原因");
  write_behind(paper, dossier);
  paper.heading1("全年完成情况预计");
  write_forecasts(paper, dossier);
  paper.heading1("下一步措施");
  paper.blank("责任科室",
              "对红灯、黄灯和预计难以完成的指标，写明措施、时限和责任人；需要调整目标的，写明理由");
  paper.list_attachments({"绩效运行监控明细表"});
  paper.signature(unit, day_on(dossier));
  paper.begin_attachment("绩效运行监控明细表", Paper::Orientation::landscape);
  paper.table(progress_table(dossier));
  return paper.finished();
}

}  // namespace hengji::report
