#include "cli/command.h"
#include "cli/commands/check.h"
#include "cli/commands/convert.h"
#include "cli/commands/diff.h"
#include "cli/commands/fill.h"
#include "cli/commands/measure.h"
#include "cli/commands/pack.h"
#include "cli/commands/read.h"
#include "cli/commands/report.h"
#include "cli/commands/rules.h"
#include "cli/commands/store.h"
#include "cli/commands/template.h"

namespace hengji::cli {
namespace {

constexpr Phrase convert_says{"把目标表、指标和结果写成开放数据",
                              "write plans, indicators and results as open data"},
    schema_says{"本程序各种 JSON 的 JSON Schema", "the JSON Schema of what this program prints as JSON"};
constexpr Phrase template_says{"空白的台账、财政事实、核查结论表",
                               "blank ledgers, facts and answers to fill in"};
constexpr Phrase verify_says{"核对数据库：审计记录、各版本、各文件是否被改动",
                             "whether anything in a store was altered, cut off or lost"},
    backup_says{"备份正在使用的数据库", "copy a store while it is in use"},
    restore_says{"由备份恢复", "fill an empty store from a backup"},
    export_says{"导出全部内容或审计记录", "write everything, or the audit trail, as lines of JSON"};

}  // namespace

std::span<const Command> commands() {
  static const Command table[] = {
      {"check",
       "FILE…",
       {"审核目标表，指出问题", "check plans and show findings"},
       check_options(),
       run_check},
      {"read", "FILE…", {"读出文件中的目标表", "print the plans that were read"}, read_options(), run_read},
      {"fill",
       "FILE --to OUT",
       {"把目标表写成正式表样", "write a plan as its official form"},
       fill_options(),
       run_fill},
      {"measure",
       "FILE",
       {"由财政事实和台账测算实际值", "compute actual values from facts and ledgers"},
       measure_options(),
       run_measure},
      {"monitor",
       "FILE --date DATE",
       {"监控某一天的进度：亮灯、预警、全年预计", "progress on a day: lights, alerts, forecasts of the year"},
       monitor_options(),
       run_monitor},
      {"score",
       "FILE",
       {"评分，每一分都有算式", "score a plan, with its arithmetic"},
       score_options(),
       run_score},
      {"diff",
       "OLD NEW",
       {"比较两份目标表", "show what changed between two plans"},
       diff_options(),
       run_diff},
      {"report",
       "KIND FILE…",
       {"写审核意见、监控和自评报告等公文", "write review opinions, reports and notices"},
       report_options(),
       run_report},
      {"convert", "FILE… --as FORMAT --to OUT", convert_says, convert_options(), run_convert},
      {"schema", "[NAME]", schema_says, {}, run_schema},
      {"rules", "", {"列出全部规则", "list all rules"}, rules_options(), run_rules},
      {"explain",
       "CODE…",
       {"说明一条规则：查什么、依据、怎么改", "explain a rule: what it finds, its basis, what to do"},
       {},
       run_explain},
      {"pack",
       "list | check [DIR] | show PACK",
       {"政策包：列出、检查、显示", "policy packs: list, check, show"},
       {},
       run_pack},
      {"template", "[NAME] --policy PACK", template_says, template_options(), run_template},
      {"verify", "", verify_says, verify_options(), run_verify},
      {"backup", "FILE", backup_says, backup_options(), run_backup},
      {"restore", "FILE", restore_says, restore_options(), run_restore},
      {"export", "FILE", export_says, export_options(), run_export},
  };
  return table;
}

}  // namespace hengji::cli
