#pragma once

#include <string>
#include <vector>

#include "report/paper/paper.h"
#include "report/papers/dossier.h"

namespace hengji::report {

/// The lines of a score sheet under one first level.
struct LevelSum {
  std::string name;
  Decimal weight;  ///< of the scored lines
  Decimal score;
  std::size_t lines = 0;
  std::vector<const score::ScoreLine*> full;
  std::vector<const score::ScoreLine*> lost;      ///< scored, not in full
  std::vector<const score::ScoreLine*> unscored;  ///< with why
};

/// By first level, in the order of the sheet.
std::vector<LevelSum> sums_of(const score::ScoreSheet& sheet);

/// "得分86.98分，已评指标的满分为94.87分…": the total, what was not scored, the grade.
std::string total_sentence(const score::ScoreSheet& sheet);

/// By first level: indicators, weight, score, rate.
PaperTable level_table(const std::vector<LevelSum>& sums, std::string caption);

/// All lines: target, actual, weight, score, arithmetic.
PaperTable score_table(const score::ScoreSheet& sheet, const Plan& plan);

/// "“科技型中小企业入库数”目标≥900家，实际884 家，分值2.56分，得2.51分（…）。"
std::string lost_sentence(const score::ScoreLine& line);

}  // namespace hengji::report
