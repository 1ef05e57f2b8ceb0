#include "cli/commands/pack_contents.h"

#include <fmt/format.h>

#include <algorithm>

namespace hengji::cli {
namespace {

std::string joined(const std::vector<std::string>& parts, Language language) {
  std::string text;
  for (const std::string& part : parts)
    text += fmt::format("{}{}", text.empty() ? "" : in(language, Phrase{"、", ", "}), part);
  return text;
}

std::string heading(const Phrase& phrase, Language language) {
  return fmt::format("\n{}\n", in(language, phrase));
}

/// 成交额（万元）, 认定日期（日期）*: what a cell holds; a star where it must not be blank.
std::string column_words(const LedgerColumn& column, Language language) {
  using Type = LedgerColumn::Type;
  std::string kind = column.unit;
  if (column.type == Type::date) kind = in(language, Phrase{"日期", "date"});
  if (column.type == Type::number && kind.empty()) kind = in(language, Phrase{"数", "number"});
  if (column.type == Type::credit_code) kind = in(language, Phrase{"信用代码", "credit code"});
  const std::string words =
      kind.empty()
          ? column.name
          : fmt::format(fmt::runtime(in(language, Phrase{"{}（{}）", "{} ({})"})), column.name, kind);
  return words + (column.is_required ? "*" : "");
}

std::string ledger_line(const LedgerType& type, Language language) {
  std::vector<std::string> columns;
  for (const LedgerColumn& column : type.columns) columns.push_back(column_words(column, language));
  return fmt::format(fmt::runtime(in(language, Phrase{"  {}：{}；主键 {}\n", "  {}: {}; key {}\n"})),
                     type.name, joined(columns, language), joined(type.key, language));
}

std::string measure_line(const policy::Measure& measure, Language language) {
  std::string how = measure.formula ? measure.formula->source : std::string();
  if (!measure.checkpoints.empty())
    how = fmt::format(fmt::runtime(in(language, Phrase{"核查 {} 个要点", "a checklist of {} points"})),
                      measure.checkpoints.size());
  return fmt::format(fmt::runtime(in(language, Phrase{"  {}：{}\n", "  {}: {}\n"})), measure.indicator, how);
}

/// 三公经费预算数（=因公出国（境）费预算数+…）: a figure that may be given in parts too.
std::string with_parts(const policy::Measures& measures, const std::string& name) {
  const policy::Total* total = measures.total(name);
  return total ? fmt::format("{}（={}）", name, fmt::join(total->parts, "+")) : name;
}

std::vector<std::string> facts_of(const policy::Measures& measures) {
  std::vector<std::string> names;
  for (const policy::Measure& measure : measures.all()) {
    if (!measure.formula) continue;
    for (const std::string& name : formula::needs_of(*measure.formula).operands)
      if (std::string shown = with_parts(measures, name); std::ranges::find(names, shown) == names.end())
        names.push_back(std::move(shown));
  }
  return names;
}

}  // namespace

std::string contents_of(const policy::Measures& measures, Language language) {
  std::string text;
  if (!measures.ledgers().empty()) {
    text += heading({"台账（* 不能为空）：", "Ledgers (* must not be blank):"}, language);
    for (const LedgerType& type : measures.ledgers()) text += ledger_line(type, language);
  }
  if (const auto facts = facts_of(measures); !facts.empty())
    text += heading({"财政事实：", "Facts:"}, language) + "  " + joined(facts, language) + "\n";
  if (!measures.all().empty()) {
    text += heading({"实际值怎样取：", "How actual values are taken:"}, language);
    for (const policy::Measure& measure : measures.all()) text += measure_line(measure, language);
  }
  return text;
}

std::string contents_of(const std::vector<policy::Scheme>& schemes, Language language) {
  std::string text = heading(
      {"评分方案（--scheme，不写时取第一个）：", "Scoring schemes (--scheme; the first if none is named):"},
      language);
  for (const policy::Scheme& scheme : schemes)
    text += fmt::format("  {}  {}\n", scheme.id, in(language, scheme.name));
  return text;
}

std::string contents_of(const policy::MonitoringRules& rules, Language language) {
  std::string text = heading({"监控预警：", "Monitoring warns of:"}, language);
  for (const policy::ExecutionAlert& alert : rules.execution_alerts)
    text += fmt::format(fmt::runtime(in(language, Phrase{"  到{}月底支出进度低于{}%\n",
                                                         "  by the end of month {} less than {} % spent\n"})),
                        alert.until_month, alert.rate.normalized());
  if (rules.gap)
    text += fmt::format(fmt::runtime(in(language, Phrase{"  目标进度与支出进度相差超过{}个百分点\n",
                                                         "  goals and money more than {} points apart\n"})),
                        rules.gap->normalized());
  return text +
         fmt::format(
             fmt::runtime(in(
                 language, Phrase{"  完成到期目标{}%以上亮绿灯，{}%以上亮黄灯，否则亮红灯\n",
                                  "  green from {} % of the target to date, yellow from {} %, else red\n"})),
             rules.green_from.normalized(), rules.yellow_from.normalized());
}

}  // namespace hengji::cli
