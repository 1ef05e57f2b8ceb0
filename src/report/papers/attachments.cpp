#include <fmt/format.h>

#include <algorithm>

#include "report/papers/passages.h"
#include "report/papers/wording.h"

namespace hengji::report {
namespace {

using measure::Attainment;

PaperTable duty_table(const Dossier& dossier) {
  PaperTable table{.columns = {{"序号", 14},
                               {"职能", 62, Alignment::left},
                               {"对应的履职指标", 44, Alignment::left},
                               {"完成情况", 0, Alignment::left}}};
  const Plan& plan = *dossier.plan;
  for (const Function& function : plan.functions) {
    std::string indicators, done;
    for (std::size_t i = 0; i < plan.indicators.size(); ++i) {
      const Indicator& indicator = plan.indicators[i];
      std::string level2 = indicator.level2.value;
      while (level2.ends_with("、") || level2.ends_with("，")) level2.resize(level2.size() - 3);
      if (level2.empty() || function.text.value.find(level2) == std::string::npos) continue;
      indicators += (indicators.empty() ? "" : "\n") + indicator.level3.value;
      if (i < dossier.full.size()) done += (done.empty() ? "" : "\n") + value_in_words(dossier.full[i]);
    }
    table.rows.push_back({std::to_string(function.number), function.text.value,
                          indicators.empty() ? "没有指标" : indicators,
                          done.empty() ? blank_for("责任科室", "工作完成情况") : done});
  }
  return table;
}

PaperTable evidence_table(const Dossier& dossier) {
  PaperTable table{.columns = {{"指标", 52, Alignment::left},
                               {"实际值", 30},
                               {"佐证等级", 34},
                               {"算式、公式及出处", 0, Alignment::left}}};
  for (const Attainment& attainment : dossier.full) {
    std::string how;
    for (const auto& step : attainment.steps) how += (how.empty() ? "" : "\n") + step.text.zh;
    if (!attainment.formula.empty()) how += (how.empty() ? "公式：" : "\n公式：") + attainment.formula;
    if (!attainment.has_value()) how = attainment.why.zh;
    table.rows.push_back({attainment.indicator, value_in_words(attainment),
                          attainment.has_value() ? in_words(attainment.evidence).zh : "—", how});
  }
  return table;
}

}  // namespace

std::vector<std::string> attachment_names(const Dossier& dossier) {
  std::vector<std::string> names = {"绩效评分表"};
  if (!dossier.plan->functions.empty()) names.push_back("部门职能分解及工作完成情况");
  names.push_back("实际值测算及佐证一览");
  return names;
}

void write_attachments(Paper& paper, const Dossier& dossier) {
  using enum Paper::Orientation;
  const auto names = attachment_names(dossier);
  paper.begin_attachment(names.front(), landscape);
  paper.table(score_table(*dossier.sheet, *dossier.plan));
  if (names.size() > 2) {
    paper.begin_attachment(names[1], portrait);
    paper.table(duty_table(dossier));
  }
  paper.begin_attachment(names.back(), landscape);
  paper.table(evidence_table(dossier));
}

}  // namespace hengji::report
