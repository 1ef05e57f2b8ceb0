#include <fmt/format.h>

#include <algorithm>

#include "report/paper/paper.h"
#include "report/papers/papers.h"
#include "report/papers/passages.h"
#include "report/papers/scores.h"
#include "report/papers/wording.h"

namespace hengji::report {
namespace {

std::string written(const std::optional<Target>& target) {
  return target ? target->written : std::string();
}

Error no_evidence() {
  return Error::usage(
      {"没有实际值：请用 --facts、--ledger、--answers 或 --actuals 给出实际值的来源",
       "there are no actual values: give their sources by --facts, --ledger, --answers or --actuals"});
}

void write_head(Paper& paper, const Dossier& dossier) {
  const Plan& plan = *dossier.plan;
  paper.turn(Paper::Orientation::landscape);
  paper.body(fmt::format("单位名称：{}", plan.department.value));
  if (!plan.annual.text.value.empty()) paper.body("年度目标：" + plan.annual.text.value);
}

std::string reason_for(const score::ScoreLine& line) {
  if (line.score && line.weight && *line.score == *line.weight) return "";
  return line.score ? blank_for("责任科室", "偏差原因和改进措施") : "未评分：" + in_print(line.why.zh);
}

/// The choice is the department's; only what is reached already is certain.
std::string likelihood(const measure::Progress& progress) {
  const auto& forecast = progress.forecast;
  if (forecast && forecast->probability && *forecast->probability >= 1) return "确定能（已经达到）";
  const std::string blank = "【确定能、有可能或完全不可能】";
  if (!forecast || !forecast->reaches_target) return blank;
  return (*forecast->reaches_target ? "预计可以完成" : "预计难以完成") + blank;
}

std::string forecast_of(const measure::Progress& progress) {
  return progress.forecast ? in_print(formula::to_string(progress.forecast->expected, 2)) : "—";
}

}  // namespace

Result<Document> self_evaluation_table(const Dossier& dossier) {
  if (!dossier.sheet) return fail(no_evidence());
  Paper paper(dossier.plan->department.value, fmt::format("{}年度部门整体绩效自评表", dossier.year()));
  write_head(paper, dossier);
  write_rate(paper, dossier, "预算执行率");
  PaperTable table{.columns = {{"一级指标", 24},
                               {"二级指标", 34},
                               {"三级指标", 52, Alignment::left},
                               {"年度指标值", 26},
                               {"实际完成值", 32},
                               {"分值", 16, Alignment::right},
                               {"得分", 16, Alignment::right},
                               {"偏差原因分析及改进措施", 0, Alignment::left}},
                   .merged_columns = {0, 1}};
  const auto& lines = dossier.sheet->lines;
  const auto& indicators = dossier.plan->indicators;
  const std::size_t offset = lines.size() - std::min(lines.size(), indicators.size());
  for (std::size_t i = offset; i < lines.size(); ++i) {
    const Indicator& indicator = indicators[i - offset];
    table.rows.push_back({indicator.level1.value, indicator.level2.value, indicator.level3.value,
                          written(indicator.target(Period::full_year)),
                          in_print(lines[i].actual.in_words(Language::zh)),
                          lines[i].weight ? lines[i].weight->to_string() : "",
                          lines[i].score ? lines[i].score->to_string() : "", reason_for(lines[i])});
  }
  paper.table(table);
  paper.body(fmt::format("合计：{}", total_sentence(*dossier.sheet)));
  return paper.finished();
}

Result<Document> monitoring_table(const Dossier& dossier) {
  if (!dossier.monitoring) return fail(no_evidence());
  Paper paper(dossier.plan->department.value,
              fmt::format("{}年度绩效运行监控表（{}）", dossier.year(), stretch_of(dossier)));
  write_head(paper, dossier);
  paper.body(fmt::format("预算支出进度：{}{}", percent_of(dossier.monitoring->money),
                         execution_arithmetic(dossier.so_far)));
  PaperTable table{.columns = {{"一级指标", 19},
                               {"二级指标", 32},
                               {"三级指标", 44, Alignment::left},
                               {"年度指标值", 23},
                               {stretch_of(dossier) + "执行情况", 30},
                               {"全年预计", 26},
                               {"偏差原因分析", 35, Alignment::left},
                               {"完成目标可能性", 0, Alignment::left}},
                   .merged_columns = {0, 1}};
  const auto& progress = dossier.monitoring->indicators;
  for (std::size_t i = 0; i < std::min(progress.size(), dossier.so_far.size()); ++i) {
    const Indicator& indicator = dossier.plan->indicators[i];
    table.rows.push_back({indicator.level1.value, indicator.level2.value, indicator.level3.value,
                          written(indicator.target(Period::full_year)), value_in_words(dossier.so_far[i]),
                          forecast_of(progress[i]), progress[i].needs_reason ? "【偏差原因】" : "",
                          likelihood(progress[i])});
  }
  paper.table(table);
  return paper.finished();
}

}  // namespace hengji::report
