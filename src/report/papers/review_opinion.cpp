#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/paper/paper.h"
#include "report/papers/papers.h"
#include "report/papers/wording.h"

namespace hengji::report {
namespace {

using policy::ReviewItem;
using policy::ReviewPart;

std::size_t count(const std::vector<const Finding*>& findings, Severity severity) {
  return static_cast<std::size_t>(
      std::ranges::count_if(findings, [&](const Finding* finding) { return finding->severity == severity; }));
}

std::string in_short(const std::vector<const Finding*>& findings) {
  if (findings.empty()) return "未发现问题";
  std::string text;
  const auto add = [&](std::size_t number, std::string_view what) {
    if (number > 0) text += fmt::format("{}{}{}项", text.empty() ? "" : "\n", what, number);
  };
  add(count(findings, Severity::blocking), "必须改");
  add(count(findings, Severity::confirm), "须确认");
  add(count(findings, Severity::advice), "建议");
  return text;
}

/// Findings by the item of the review that they speak of; those of no item under null.
using ByItem = std::map<const ReviewItem*, std::vector<const Finding*>>;

ByItem by_item(const Dossier& dossier) {
  ByItem found;
  for (const Finding& finding : dossier.findings)
    found[dossier.review ? dossier.review->item_of(finding.code) : nullptr].push_back(&finding);
  return found;
}

PaperTable review_table(const Dossier& dossier, ByItem& found) {
  PaperTable table{.caption = "绩效目标审核表",
                   .columns = {{"审核内容", 24},
                               {"审核要点", 26},
                               {"要求", 0, Alignment::left},
                               {"分值", 14},
                               {"发现的问题", 28},
                               {"得分", 22}},
                   .merged_columns = {0}};
  for (const ReviewPart& part : dossier.review->parts)
    for (const ReviewItem& item : part.items)
      table.rows.push_back({fmt::format("{}\n（{}分）", part.name, part.points().to_string()), item.name,
                            item.question, item.points.to_string(), in_short(found[&item]), ""});
  table.rows.push_back({"合计", "", "", "100", "", ""});
  return table;
}

/// What to do and why is said once for findings of one kind that follow each other.
void write_findings(Paper& paper, const std::vector<const Finding*>& findings) {
  std::size_t alike = 0;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Finding* finding = findings[i];
    paper.item(fmt::format("{}（{}，{}）", in_print(without_stop(finding->message.zh)), finding->code,
                           finding->severity == Severity::blocking  ? "必须改"
                           : finding->severity == Severity::confirm ? "须确认"
                                                                    : "建议"));
    ++alike;
    const Finding* next = i + 1 < findings.size() ? findings[i + 1] : nullptr;
    if (next && next->help == finding->help && next->basis == finding->basis) continue;
    const std::string those = alike > 1 ? fmt::format("以上{}项", alike) : std::string();
    alike = 0;
    if (!finding->help.zh.empty())
      paper.body(fmt::format("{}办法：{}。", those, without_stop(finding->help.zh)));
    if (!finding->basis.zh.empty())
      paper.body(fmt::format("{}依据：{}。", those, without_stop(finding->basis.zh)));
  }
}

void write_problems(Paper& paper, const Dossier& dossier, ByItem& found) {
  for (const ReviewPart& part : dossier.review->parts) {
    bool is_named = false;
    for (const ReviewItem& item : part.items) {
      if (found[&item].empty()) continue;
      if (!is_named) paper.heading2(part.name);
      is_named = true;
      paper.body(fmt::format("{}：", item.name));
      write_findings(paper, found[&item]);
    }
  }
  if (found[nullptr].empty()) return;
  paper.heading2("其他");
  write_findings(paper, found[nullptr]);
}

void write_conclusion(Paper& paper, const Dossier& dossier) {
  paper.heading1("审核结论");
  paper.blank("审核人", "各审核要点的得分、总分和等级（优、良、中、差）");
  for (const policy::ReviewOutcome& outcome : dossier.review->outcomes)
    paper.body(fmt::format("等级为“{}”的，{}。", outcome.grade, outcome.outcome));
  paper.body(fmt::format("审核办法：{}。各要点扣多少分，办法没有规定，由审核人按问题轻重评定。",
                         without_stop(dossier.review->citation.source.zh)));
}

}  // namespace

Document review_opinion(const Dossier& dossier) {
  const Plan& plan = *dossier.plan;
  Paper paper(plan.department.value, fmt::format("{}年度绩效目标审核意见", dossier.year()));
  paper.addressed_to(plan.department.value.empty() ? blank_for("审核人", "主送单位") : plan.department.value);
  ByItem found = by_item(dossier);
  std::vector<const Finding*> all;
  for (const Finding& finding : dossier.findings) all.push_back(&finding);
  paper.body(fmt::format(
      "对你单位报送的《{}》，按政策包“{}”逐条核对{}条规则，其中能够判断的{}条，发现问题{}项：必须改{}项，"
      "须确认{}项，建议{}项。",
      plan.title.value, dossier.policy_name, dossier.rules, dossier.rules_decided, all.size(),
      count(all, Severity::blocking), count(all, Severity::confirm), count(all, Severity::advice)));
  paper.heading1("审核情况");
  paper.table(review_table(dossier, found));
  paper.heading1("发现的问题");
  if (all.empty()) paper.body("按上述规则核对，未发现问题。");
  write_problems(paper, dossier, found);
  write_conclusion(paper, dossier);
  paper.heading1("修改要求");
  paper.body("“必须改”的问题修改后方可继续；“须确认”的问题应修改，或逐条书面说明理由；“建议”供修改时参考。");
  paper.blank("审核人", "修改后重新报送的时限");
  paper.signature(blank_for("审核单位", "名称"), day_on(dossier));
  return paper.finished();
}

Document rectification_notice(const Dossier& dossier) {
  const Plan& plan = *dossier.plan;
  Paper paper(fmt::format("关于{}", plan.department.value),
              fmt::format("{}年度绩效管理问题整改的通知", dossier.year()));
  paper.number(blank_for("印发部门", "文号"));
  paper.addressed_to(plan.department.value);
  PaperTable list{.columns = {{"序号", 12},
                              {"问题", 0, Alignment::left},
                              {"整改措施", 30},
                              {"完成时限", 20},
                              {"责任人", 16},
                              {"完成情况", 18}}};
  const auto add = [&](std::string problem) {
    list.rows.push_back({std::to_string(list.rows.size() + 1), std::move(problem), "", "", "", ""});
  };
  for (const Finding& finding : dossier.findings)
    if (finding.severity != Severity::advice)
      add(fmt::format("{}（{}）", in_print(without_stop(finding.message.zh)), finding.code));
  const std::size_t of_plan = list.rows.size();
  if (dossier.sheet)
    for (const score::ScoreLine& line : dossier.sheet->lines) {
      const bool is_left_out = !line.is_applicable && dossier.sheet->conversion;
      if (!is_left_out && (!line.score || (line.weight && *line.score < *line.weight)))
        add(line.score
                ? fmt::format("“{}”目标{}，实际{}", line.indicator, line.target,
                              in_print(line.actual.in_words(Language::zh)))
                : fmt::format("“{}”未能评分：{}", line.indicator, in_print(without_stop(line.why.zh))));
    }
  paper.body(fmt::format(
      "对你单位{}年度绩效目标{}进行核查，发现需要整改的问题{}项，其中绩效目标编制{}项、目标完成{}项，"
      "问题清单见附件。现就整改工作通知如下：",
      dossier.year(), dossier.sheet ? "及其完成情况" : "", list.rows.size(), of_plan,
      list.rows.size() - of_plan));
  paper.heading1("整改要求");
  paper.body("逐条制定整改措施，明确完成时限和责任人；对不需要整改的问题，书面说明理由。");
  paper.blank("印发部门", "报送整改方案和整改结果的时限、方式和联系人");
  paper.heading1("结果应用");
  paper.blank("印发部门", "整改结果与下一年度预算安排的关系");
  paper.list_attachments({"整改问题清单"});
  paper.signature(blank_for("印发部门", "名称"), day_on(dossier));
  paper.begin_attachment("整改问题清单", Paper::Orientation::portrait);
  paper.table(list);
  return paper.finished();
}

}  // namespace hengji::report
