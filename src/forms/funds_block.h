#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "forms/rows.h"
#include "model/funding.h"
#include "model/plan.h"
#include "policy/vocabulary.h"

namespace hengji::forms {

/// The rows beside 项目资金（万元）: the total and its parts, with one amount each, or under columns of their
/// own (年初预算数, 全年执行数, 执行率, …). The plan's total is the one of the year's beginning.
class FundsBlock {
 public:
  /// Opens the block at the label in slot `label` of a row, when the slots beside it are a block's; the row
  /// is then read. False when they are no block: a label with one amount beside it.
  bool open(const Row& row, std::size_t label, Funding& funds, const policy::Vocabulary& vocabulary);
  /// Opens the block at a row of its column headings whose label stands further down or is missing.
  bool open_by_columns(const Row& row, Funding& funds, const policy::Vocabulary& vocabulary);
  /// Does the row belong to the block that is open? Closes it when not.
  bool takes(const Row& row);
  void read(const Row& row, Funding& funds);
  /// What stood in the rows read beside amounts of the plan: 执行数, 执行率, 得分.
  std::vector<Field> take_others() { return std::exchange(others_, {}); }

  /// Whether some cell of the row is an amount.
  static bool has_amount(const Row& row);
  /// 其中：财政拨款 and its amount.
  static void add_part(Funding& funds, const Cell& name, const Cell& amount, std::string_view unit);

 private:
  struct Place {
    int column;
    int index;  ///< in Funding::columns
  };

  bool read_columns(const Row& row, Funding& funds);
  const Slot* heading_of_names(const Row& row) const;
  void read_under_columns(const Row& row, Funding& funds);
  void read_total_alone(const Row& row, Funding& funds);
  void read_across(const Row& row, Funding& funds);
  bool goes_on_under_names(const Row& row) const;
  void read_pairs(const Row& row, Funding& funds);
  bool is_name(const Slot& slot) const;
  void put(Funding& funds, const Cell& name, const Cell& amount);

  const policy::Vocabulary* vocabulary_ = nullptr;
  const Cell* label_ = nullptr;
  int label_last_ = -1;  ///< the last column that the label takes
  int block_ = -1;
  std::string unit_;
  std::vector<Place> places_;
  int plan_column_ = -1;    ///< of the grid
  int longer_column_ = -1;  ///< of 实施期资金总额 and what stands below it, which is not the year's
  int names_column_ = -1;   ///< where the names stand under the label itself; else they stand beside it
  std::vector<Field> others_;
  std::vector<const Cell*> across_;  ///< names whose amounts stand below them: 合计 | 基本支出 | 项目支出
};

}  // namespace hengji::forms
