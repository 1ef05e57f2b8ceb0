#pragma once

#include "base/result.h"
#include "document/document.h"
#include "report/papers/dossier.h"

namespace hengji::report {

/// 绩效目标审核意见: the four reviews, what was found under each, and blanks for the reviewer's marks.
Document review_opinion(const Dossier& dossier);

/// 绩效自评报告. Error: there is no score sheet.
Result<Document> self_evaluation_report(const Dossier& dossier);

/// 绩效评价报告, after the outline of the evaluation of others. Error: there is no score sheet.
Result<Document> evaluation_report(const Dossier& dossier);

/// 绩效运行监控报告. Error: nothing was monitored.
Result<Document> monitoring_report(const Dossier& dossier);

/// 绩效自评表 and 绩效运行监控表: the columns of the national forms, filled with what was measured and
/// scored; a blank where a person must give a reason. Error: as for the reports.
Result<Document> self_evaluation_table(const Dossier& dossier);
Result<Document> monitoring_table(const Dossier& dossier);

/// 整改通知: what was found in the plan and where points were lost, with blanks for who mends it until when.
Document rectification_notice(const Dossier& dossier);

}  // namespace hengji::report
