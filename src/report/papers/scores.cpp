#include "report/papers/scores.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/papers/wording.h"

namespace hengji::report {
namespace {

std::string figure(const std::optional<Decimal>& value) {
  return value ? value->to_string() : "—";
}

void take(const score::ScoreLine& line, LevelSum& sum) {
  ++sum.lines;
  if (!line.score || !line.weight) {
    sum.unscored.push_back(&line);
    return;
  }
  sum.weight += *line.weight;
  sum.score += *line.score;
  (*line.score < *line.weight ? sum.lost : sum.full).push_back(&line);
}

std::vector<std::string> row_of(const LevelSum& sum) {
  return {sum.name,
          std::to_string(sum.lines),
          std::to_string(sum.full.size()),
          std::to_string(sum.lost.size()),
          std::to_string(sum.unscored.size()),
          sum.weight.to_string(),
          sum.score.to_string(),
          percent_of(sum.score, sum.weight)};
}

template <typename T>
void append(std::vector<T>& all, const std::vector<T>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

}  // namespace

std::vector<LevelSum> sums_of(const score::ScoreSheet& sheet) {
  std::vector<LevelSum> sums;
  for (const score::ScoreLine& line : sheet.lines) {
    const std::string& name = line.level1.empty() ? line.part : line.level1;
    auto found = std::ranges::find(sums, name, &LevelSum::name);
    if (found == sums.end()) {
      sums.emplace_back().name = name;
      found = sums.end() - 1;
    }
    take(line, *found);
  }
  return sums;
}

std::string total_sentence(const score::ScoreSheet& sheet) {
  std::string text = fmt::format("得分{}分，已评指标的满分为{}分，得分率{}", sheet.total.to_string(),
                                 sheet.weight.to_string(), percent_of(sheet.total, sheet.weight));
  if (sheet.conversion)
    text += fmt::format("；不适用的{}分不计，折算后{}分", sheet.conversion->not_applicable.to_string(),
                        sheet.conversion->result.to_string());
  if (!sheet.unscored.is_zero()) {
    const auto open = std::ranges::count_if(sheet.lines, [&](const auto& line) {
      return !line.score && (line.is_applicable || !sheet.conversion);
    });
    text += fmt::format("；另有{}条指标（{}分）未能评分，等级待补齐后评定", open, sheet.unscored.to_string());
  }
  if (!sheet.grade.empty()) text += fmt::format("，等级为“{}”", sheet.grade);
  return text + "。";
}

PaperTable level_table(const std::vector<LevelSum>& sums, std::string caption) {
  PaperTable table{.caption = std::move(caption),
                   .columns = {{"一级指标", 0, Alignment::left},
                               {"指标数", 18},
                               {"得满分", 18},
                               {"扣分", 15},
                               {"未评分", 18},
                               {"分值", 20, Alignment::right},
                               {"得分", 20, Alignment::right},
                               {"得分率", 20, Alignment::right}}};
  LevelSum all{.name = "合计"};
  for (const LevelSum& sum : sums) {
    table.rows.push_back(row_of(sum));
    all.lines += sum.lines;
    append(all.full, sum.full);
    append(all.lost, sum.lost);
    append(all.unscored, sum.unscored);
    all.weight += sum.weight;
    all.score += sum.score;
  }
  table.rows.push_back(row_of(all));
  return table;
}

PaperTable score_table(const score::ScoreSheet& sheet, const Plan& plan) {
  PaperTable table{.columns = {{"一级指标", 22},
                               {"二级指标", 32},
                               {"三级指标", 48, Alignment::left},
                               {"年度指标值", 24},
                               {"实际完成值", 30},
                               {"分值", 15, Alignment::right},
                               {"得分", 15, Alignment::right},
                               {"得分怎样得来", 0, Alignment::left}},
                   .merged_columns = {0, 1}};
  const std::size_t offset = sheet.lines.size() - std::min(sheet.lines.size(), plan.indicators.size());
  for (std::size_t i = 0; i < sheet.lines.size(); ++i) {
    const score::ScoreLine& line = sheet.lines[i];
    table.rows.push_back(
        {line.level1.empty() ? line.part : line.level1,
         i >= offset ? plan.indicators[i - offset].level2.value : std::string(), line.indicator, line.target,
         line.actual.is_empty() ? "—" : in_print(line.actual.in_words(Language::zh)), figure(line.weight),
         figure(line.score),
         in_print(line.score ? line.arithmetic.in_words(Language::zh) : "未评分：" + line.why.zh)});
  }
  table.rows.push_back(
      {"合计", "", "", "", "", sheet.weight.to_string(), sheet.total.to_string(), "已评分的各行之和"});
  return table;
}

std::string lost_sentence(const score::ScoreLine& line) {
  return fmt::format("“{}”目标{}，实际{}，分值{}分，得{}分（{}）。", line.indicator, line.target,
                     in_print(line.actual.in_words(Language::zh)), figure(line.weight), figure(line.score),
                     in_print(without_stop(line.arithmetic.in_words(Language::zh))));
}

}  // namespace hengji::report
