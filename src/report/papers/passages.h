#pragma once

#include "report/paper/paper.h"
#include "report/papers/dossier.h"
#include "report/papers/scores.h"

namespace hengji::report {

/// Passages that several reports have. Each begins below a heading that the report has written.

/// Headcount, offices and duties, in the plan's own words.
void write_organization(Paper& paper, const Dossier& dossier);
void write_duties(Paper& paper, const Dossier& dossier);

/// The facts of the year with their sources, and the rates that follow from them.
void write_money(Paper& paper, const Dossier& dossier);

/// The annual goal, and how many indicators it is measured by.
void write_goals(Paper& paper, const Dossier& dossier);

/// What was evaluated by which scheme, and what the actual values rest on.
void write_method(Paper& paper, const Dossier& dossier);

/// The total, the sums by first level, and a sentence for each level.
void write_result(Paper& paper, const Dossier& dossier, std::string_view whose);

/// Each line that lost points and each that could not be scored, numbered; a blank for the reason.
void write_problems(Paper& paper, const Dossier& dossier, std::string_view who_explains);

/// "预算执行率为约98.2%（3478.8万元÷3542.5万元）。", or why there is no such rate; nothing where nobody asks
/// for it.
void write_rate(Paper& paper, const Dossier& dossier, std::string_view name);

/// The money among the facts of a period, with their sources; without rows where there are none.
PaperTable money_table(const Dossier& dossier, const std::string& period, std::string caption);

/// "（1716.3万元÷3542.5万元）": what the rate of the budget's execution comes from; empty where it is not
/// known.
std::string execution_arithmetic(const std::vector<measure::Attainment>& attainments);

/// 附件: the score sheet, duties with their indicators, the evidence.
void write_attachments(Paper& paper, const Dossier& dossier);
std::vector<std::string> attachment_names(const Dossier& dossier);

}  // namespace hengji::report
