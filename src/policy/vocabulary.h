#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded.h"
#include "base/result.h"
#include "model/first_character.h"
#include "model/plan.h"
#include "policy/beginnings.h"
#include "policy/first_pair.h"
#include "policy/text_map.h"

namespace hengji::policy {

/// What a column of an indicator table holds.
enum class ColumnRole {
  number,  ///< 序号
  group,   ///< 绩效指标: a label over or beside the whole table
  level1,
  level2,
  level3,         ///< 三级指标
  name,           ///< 指标内容: the third level where no column is called so, else a remark on it
  value,          ///< a target, an actual or a forecast, by its Period
  previous,       ///< 上年指标值: values of years gone by
  grade,          ///< 优 良 中 差: one of several graded targets
  operator_sign,  ///< 计算符号
  direction,      ///< 指标方向: an operator in words, or 正向 and 反向
  value_type,     ///< 定量, 定性
  unit,
  weight,
  score,
  review_score,
  note,             ///< known, and no more than words: 备注, 评分细则, 经费保障
  list_department,  ///< columns of a list, in which each unit or project is a group of rows
  list_supervisor,
  list_project,
  list_funds,
  list_goal,
  list_long_term_goal,
};

/// What a label names that stands before, above or left of its value.
enum class LabelRole {
  department,   ///< 单位名称
  filer,        ///< 填报单位: the department where no label says it better
  implementer,  ///< 实施单位
  supervisor,
  project,
  year,
  funds_total,
  funds_block,  ///< 项目资金: opens several rows of amounts
  money_unit,   ///< 金额单位
  functions,
  organization,
  long_term_goal,
  annual_goal,
  goal_expected,  ///< 预期目标, below 年度总体目标
  goal_actual,    ///< 实际完成情况, beside it
  tasks,          ///< 年度主要任务: rows that are neither funds nor indicators
  other,          ///< known, without a place of its own in a plan
};

/// A column heading of a block of funds.
enum class FundsColumn { plan, adjusted, other };

/// Everything that one wording can mean; where it stands decides which.
struct Word {
  std::optional<ColumnRole> column;
  Period period = Period::full_year;  ///< of a column that is a value
  int spreads_over = 0;    ///< of a column's heading that stands over others: their number in `under`
  int under = 0;           ///< of a column's heading that may stand under another; 0 for none
  bool is_ticked = false;  ///< a column in which nothing stands but a tick
  std::optional<ColumnRole> list_column;  ///< in a heading row that is a list's
  std::optional<LabelRole> label;
  std::optional<FundsColumn> funds_column;
  bool is_funds_total = false;
  bool is_longer_total = false;    ///< 实施期资金总额: of several years
  bool heads_funds_names = false;  ///< 资金来源, 项目: over the names of a block of funds
  bool is_level1 = false;
  bool is_level2 = false;
  unsigned first_family = 0;     ///< of a first level: the bit of the family that it stands for
  unsigned second_families = 0;  ///< of a second level: bits of the families below which it stands
  bool is_total = false;         ///< 总分, 合计
  bool is_placeholder = false;   ///< 指标1：, ……
};

/// The words of all packs, by their folded text. Made once, then only read.
class Vocabulary {
 public:
  /// Adds a pack's vocabulary.toml. Strict: an unknown key, a missing citation, one word with two meanings of
  /// the same sort are errors that name the file and the line.
  Result<void> add(const EmbeddedFile& file);

  /// What a heading, label or cell can mean, as printed: white space, width, ＊ in front, a colon or a
  /// bracket behind and figures (1-7月) are left out of account. Nothing for texts of more than 40
  /// characters.
  const Word* find(std::string_view text) const;

  /// Whether find() may know the text: false is certain, of whatever stands behind it too, and most texts are
  /// told by their first characters.
  bool may_know(std::string_view text) const;
  /// The same of words that can be a column's heading.
  bool may_know_column(std::string_view text) const;

  /// The kind of form whose title this is, when it is one; 绩效目标表 alone is a title without a kind.
  struct Title {
    std::optional<PlanKind> kind;
  };
  std::optional<Title> title(std::string_view text) const;

  /// 2025年度××局部门预算: a heading whose year holds for the plans below it.
  bool is_document_title(std::string_view text) const;
  /// 注：…, 填表说明: what opens a remark below a table.
  bool is_footnote(std::string_view text) const;

 private:
  friend class VocabularyFile;

  void prepare();
  bool may_end_word(std::string_view text) const;

  TextMap<Word> words_;
  Beginnings beginnings_;
  Beginnings beginnings_of_columns_;
  FirstCharacter last_of_words_;
  std::size_t longest_word_ = 0;  ///< bytes
  FirstCharacter first_of_footnotes_;
  FirstCharacter form_ends_;  ///< the last characters of forms_
  FirstPair form_end_pairs_;  ///< the last two of those that end with two ideographs
  std::vector<std::string> forms_;
  std::array<std::vector<std::string>, 4> kinds_;  ///< by PlanKind
  std::vector<std::string> documents_;
  std::vector<std::string> footnotes_;
  int spreads_ = 0;   ///< headings over others
  int families_ = 0;  ///< of first levels
};

}  // namespace hengji::policy
