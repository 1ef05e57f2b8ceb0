#include "report/papers/passages.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/chinese_text.h"
#include "report/papers/charts.h"
#include "report/papers/wording.h"

namespace hengji::report {
namespace {

using measure::Attainment;
using measure::EvidenceGrade;

std::vector<std::string> counted(const std::vector<Headcount>& parts) {
  std::vector<std::string> names;
  for (const Headcount& part : parts) names.push_back(fmt::format("{}{}人", part.name, part.count));
  return names;
}

bool is_money(const ledger::Fact& fact) {
  return fact.unit == "元" || fact.unit == "万元" || fact.unit == "亿元";
}

std::vector<const ledger::Fact*> money_facts(const Dossier& dossier, const std::string& period) {
  std::vector<const ledger::Fact*> facts;
  if (!dossier.facts) return facts;
  for (const ledger::Fact& fact : dossier.facts->all())
    if (fact.period == period && is_money(fact) && dossier.facts->find(fact.name, period) == &fact)
      facts.push_back(&fact);
  return facts;
}

const Attainment* find(const std::vector<Attainment>& attainments, std::string_view name) {
  const auto found = std::ranges::find(attainments, name, &Attainment::indicator);
  return found == attainments.end() ? nullptr : &*found;
}

// Of the steps the first division says most: 3478.8 万元 ÷ 3542.5 万元.
std::string arithmetic_of(const Attainment& attainment) {
  for (const auto& step : attainment.steps)
    if (const auto at = step.text.zh.find(" = "); step.text.zh.find("÷") < at)
      return in_print(step.text.zh.substr(0, at));
  return {};
}

std::map<EvidenceGrade, std::size_t> grades_of(const std::vector<Attainment>& attainments) {
  std::map<EvidenceGrade, std::size_t> counts;
  for (const Attainment& attainment : attainments)
    if (attainment.has_value()) ++counts[attainment.evidence];
  return counts;
}

/// The indicators between quotation marks. What they lost and why stands among the problems.
std::vector<std::string> named(const std::vector<const score::ScoreLine*>& lines) {
  std::vector<std::string> names;
  for (const score::ScoreLine* line : lines) names.push_back("“" + line->indicator + "”");
  return names;
}

void write_level(Paper& paper, const LevelSum& sum) {
  const std::size_t scored = sum.full.size() + sum.lost.size();
  std::string text = fmt::format("共{}条指标，", sum.lines);
  text += scored == 0 ? "均未评分。"
                      : fmt::format("已评{}条，分值{}分，得{}分，得分率{}。", scored, sum.weight.to_string(),
                                    sum.score.to_string(), percent_of(sum.score, sum.weight));
  if (const auto names = named(sum.full); !names.empty())
    text += fmt::format("得满分的有{}。", listed(names, 6));
  if (const auto names = named(sum.lost); !names.empty())
    text += fmt::format("扣分的有{}。", listed(names, 20));
  if (const auto names = named(sum.unscored); !names.empty())
    text += fmt::format("未评分的有{}。", listed(names, 20));
  paper.body(text);
}

}  // namespace

void write_rate(Paper& paper, const Dossier& dossier, std::string_view name) {
  const Attainment* rate = find(dossier.full, name);
  if (!rate) return;
  if (!rate->has_value()) {
    paper.body(fmt::format("{}：{}。", name, in_print(without_stop(rate->why.zh))));
    return;
  }
  const std::string steps = arithmetic_of(*rate);
  paper.body(fmt::format("{}为{}{}。", name, value_in_words(*rate),
                         steps.empty() ? "" : "（" + without_stop(steps) + "）"));
}

void write_organization(Paper& paper, const Dossier& dossier) {
  const Organization& organization = dossier.plan->organization;
  if (organization.text.value.empty()) {
    paper.blank("办公室或人事科室", "机构设置、编制和人员情况，目标表上没有填写");
    return;
  }
  paper.body(organization.text.value);
  std::string text;
  if (organization.headcount) text = fmt::format("按目标表所填，实有{}人", *organization.headcount);
  if (!organization.offices.empty())
    text += fmt::format("{}内设机构{}个，为{}", text.empty() ? "" : "，", organization.offices.size(),
                        listed(counted(organization.offices), 20));
  if (!text.empty()) paper.body(text + "。");
  write_rate(paper, dossier, "在职人员控制率");
}

void write_duties(Paper& paper, const Dossier& dossier) {
  if (dossier.plan->functions.empty())
    paper.blank("办公室", "单位主要职能，目标表上没有填写");
  else
    paper.body(fmt::format("目标表列出主要职能{}项：", dossier.plan->functions.size()));
  for (const Function& function : dossier.plan->functions)
    paper.body(fmt::format("{}.{}", function.number, function.text.value));
}

void write_money(Paper& paper, const Dossier& dossier) {
  const Amount& total = dossier.plan->funds.total;
  if (!total.written.empty())
    paper.body(fmt::format("目标表填报的资金总额为{}{}{}。", total.written, total.unit,
                           total.unit.empty() ? "（表上没有写单位）" : ""));
  const std::string year = std::to_string(dossier.year());
  const auto facts = money_facts(dossier, year);
  if (facts.empty()) {
    paper.blank("财务科室", "年初预算、预算调整、全年执行和结转结余的金额及出处，未提供财政事实");
    return;
  }
  paper.table(money_table(dossier, year, fmt::format("{}年预算安排及执行的财政事实", dossier.year())));
  paper.chart(money_chart(dossier, facts));
  for (const char* name :
       {"预算执行率", "预算调整率", "结转结余率", "公用经费控制率", "“三公经费”变动率", "政府采购执行率"})
    write_rate(paper, dossier, name);
}

PaperTable money_table(const Dossier& dossier, const std::string& period, std::string caption) {
  PaperTable table{.caption = std::move(caption),
                   .columns = {{"名称", 48, Alignment::left},
                               {"金额", 30, Alignment::right},
                               {"单位", 16},
                               {"来源", 0, Alignment::left}}};
  for (const ledger::Fact* fact : money_facts(dossier, period))
    table.rows.push_back({fact->name, fact->value.to_string(), fact->unit, fact->source});
  return table;
}

std::string execution_arithmetic(const std::vector<Attainment>& attainments) {
  const Attainment* rate = find(attainments, "预算执行率");
  const std::string steps = rate && rate->has_value() ? arithmetic_of(*rate) : std::string();
  return steps.empty() ? "" : "（" + without_stop(steps) + "）";
}

void write_goals(Paper& paper, const Dossier& dossier) {
  const Plan& plan = *dossier.plan;
  if (plan.annual.text.value.empty())
    paper.blank("业务科室", "年度绩效目标，目标表上没有填写");
  else
    paper.body(plan.annual.text.value);
  const std::size_t figures = figures_asked(plan);
  paper.body(fmt::format("目标表设一级指标{}个（{}），三级指标{}条，其中全年指标值为数的{}条、为文字的{}条。",
                         first_levels(plan).size(), listed(first_levels(plan), 10), plan.indicators.size(),
                         figures, plan.indicators.size() - figures));
}

void write_method(Paper& paper, const Dossier& dossier) {
  if (dossier.sheet)
    paper.body(fmt::format("评分采用“{}”，满分{}分，按政策包“{}”执行。", dossier.sheet->scheme_name.zh,
                           dossier.sheet->out_of.to_string(), dossier.policy_name));
  if (dossier.sheet)
    for (const auto* said : {&dossier.sheet->notes, &dossier.sheet->sum_notes})
      for (const Text& note : *said) paper.body(in_print(without_stop(note.zh)) + "。");
  std::string grounds;
  for (const auto& [grade, count] : grades_of(dossier.full))
    grounds += fmt::format("{}{}{}条", grounds.empty() ? "" : "，", in_words(grade).zh, count);
  const auto missing =
      std::ranges::count_if(dossier.full, [](const Attainment& a) { return !a.has_value(); });
  if (!grounds.empty())
    paper.body(
        fmt::format("{}条指标的实际值，{}；没有实际值的{}条。", dossier.full.size(), grounds, missing));
}

void write_result(Paper& paper, const Dossier& dossier, std::string_view whose) {
  const auto sums = sums_of(*dossier.sheet);
  paper.body(fmt::format("{}{}年度{}{}", dossier.plan->department.value, dossier.year(), whose,
                         total_sentence(*dossier.sheet)));
  paper.table(level_table(sums, "各一级指标得分"));
  paper.chart(score_chart(sums));
  for (const LevelSum& sum : sums) {
    paper.heading2(sum.name.empty() ? "指标" : sum.name);
    write_level(paper, sum);
  }
}

void write_problems(Paper& paper, const Dossier& dossier, std::string_view who_explains) {
  std::size_t lost = 0, unscored = 0;
  for (const LevelSum& sum : sums_of(*dossier.sheet)) {
    for (const score::ScoreLine* line : sum.lost) {
      paper.item(lost_sentence(*line));
      ++lost;
    }
    for (const score::ScoreLine* line : sum.unscored) {
      if (!line->is_applicable && dossier.sheet->conversion) continue;  // no problem: it is left out
      paper.item(fmt::format("“{}”未能评分：{}。", line->indicator, in_print(without_stop(line->why.zh))));
      ++unscored;
    }
  }
  if (lost > 0) paper.blank(who_explains, "逐条写明上列指标没有得满分的原因");
  if (unscored > 0) paper.blank(who_explains, "为上列未能评分的指标补充数据，或说明不适用的理由");
  if (lost + unscored == 0) paper.body("各项指标均得满分，没有未评分的指标。");
}

}  // namespace hengji::report
