#include <fmt/format.h>

#include "report/papers/papers.h"
#include "report/papers/passages.h"
#include "report/papers/wording.h"

namespace hengji::report {
namespace {

Error no_sheet() {
  return Error::usage(
      {"没有评分表：请用 --facts、--ledger、--answers 或 --actuals 给出实际值的来源",
       "there is no score sheet: give the sources of actual values by --facts, --ledger, --answers "
       "or --actuals"});
}

void write_overview(Paper& paper, const Dossier& dossier) {
  paper.heading1("部门概况");
  paper.heading2("机构设置及人员配置");
  write_organization(paper, dossier);
  paper.heading2("主要职能");
  write_duties(paper, dossier);
  paper.heading2("预算安排及执行情况");
  write_money(paper, dossier);
}

void write_process(Paper& paper, const Dossier& dossier) {
  paper.heading1("评价思路和过程");
  paper.heading2("评价对象和时段");
  paper.body(fmt::format("评价对象为{}{}年度整体绩效，时段为{}年1月1日至12月31日。",
                         dossier.plan->department.value, dossier.year(), dossier.year()));
  paper.heading2("评价依据和方法");
  write_method(paper, dossier);
  paper.heading2("组织实施");
  paper.blank("自评工作组", "工作组的组成，收集资料、现场核查、汇总复核的时间和人员");
}

void write_measures(Paper& paper, const Dossier& dossier) {
  paper.heading1("改进措施及建议");
  PaperTable table{.caption = "没有得满分的指标的改进措施",
                   .columns = {{"序号", 12},
                               {"指标", 46, Alignment::left},
                               {"改进措施", 0, Alignment::left},
                               {"完成时限", 22},
                               {"责任人", 20}}};
  for (const LevelSum& sum : sums_of(*dossier.sheet))
    for (const score::ScoreLine* line : sum.lost)
      table.rows.push_back({std::to_string(table.rows.size() + 1), line->indicator, "", "", ""});
  if (table.rows.empty()) {
    paper.blank("自评工作组", "对下一年度目标编制的建议");
  } else {
    paper.blank("责任科室", "表中各项的改进措施、完成时限和责任人");
    paper.table(table);
  }
  const auto open = dossier.findings.size();
  if (open > 0)
    paper.body(fmt::format(
        "编制下一年度绩效目标时，对本年目标表审核提出的{}项问题一并修改，问题清单见审核意见。", open));
}

}  // namespace

Result<Document> self_evaluation_report(const Dossier& dossier) {
  if (!dossier.sheet) return fail(no_sheet());
  const std::string& unit = dossier.plan->department.value;
  Paper paper(unit, fmt::format("{}年度部门整体绩效自评报告", dossier.year()));
  write_overview(paper, dossier);
  paper.heading1("绩效目标");
  write_goals(paper, dossier);
  write_process(paper, dossier);
  paper.heading1("评价结论和绩效分析");
  write_result(paper, dossier, "部门整体绩效自评");
  paper.heading1("主要经验做法");
  paper.blank("自评工作组", "可以复制推广的做法，写明做法、对应的指标和成效");
  paper.heading1("存在的问题及原因分析");
  write_problems(paper, dossier, "责任科室");
  write_measures(paper, dossier);
  paper.list_attachments(attachment_names(dossier));
  paper.signature(unit, day_on(dossier));
  write_attachments(paper, dossier);
  return paper.finished();
}

Result<Document> evaluation_report(const Dossier& dossier) {
  if (!dossier.sheet) return fail(no_sheet());
  const std::string& unit = dossier.plan->department.value;
  Paper paper(unit, fmt::format("{}年度部门整体支出绩效评价报告", dossier.year()));
  paper.heading1("基本情况");
  paper.heading2("部门概况");
  write_organization(paper, dossier);
  write_duties(paper, dossier);
  paper.heading2("资金情况");
  write_money(paper, dossier);
  paper.heading2("绩效目标");
  write_goals(paper, dossier);
  paper.heading1("绩效评价工作开展情况");
  paper.heading2("评价依据、方法和标准");
  write_method(paper, dossier);
  paper.heading2("评价工作过程");
  paper.blank("评价组", "前期准备、现场评价、分析评价各阶段的时间、人员和抽查范围");
  paper.heading1("综合评价情况及评价结论");
  write_result(paper, dossier, "部门整体支出绩效评价");
  paper.heading1("绩效评价指标分析");
  paper.body("各项指标的目标值、实际值、分值、得分和算式见附件1，实际值的算式和出处见最后一个附件。");
  paper.blank("评价组", "对决策、过程、产出、效益各方面的分析判断");
  paper.heading1("主要经验及做法、存在的问题及原因分析");
  paper.heading2("主要经验及做法");
  paper.blank("评价组", "经验和做法");
  paper.heading2("存在的问题及原因分析");
  write_problems(paper, dossier, "评价组");
  paper.heading1("有关建议");
  paper.blank("评价组", "对预算安排、目标修订和管理的建议，逐条对应上述问题");
  paper.heading1("其他需要说明的问题");
  paper.blank("评价组", "评价的局限；没有的写“无”");
  paper.list_attachments(attachment_names(dossier));
  paper.signature(blank_for("评价机构", "名称"), day_on(dossier));
  write_attachments(paper, dossier);
  return paper.finished();
}

}  // namespace hengji::report
