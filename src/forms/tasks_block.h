#pragma once

#include <string>
#include <vector>

#include "forms/rows.h"
#include "model/funding.h"
#include "model/plan.h"
#include "policy/vocabulary.h"

namespace hengji::forms {

/// The year's tasks with their money: 年度主要任务 beside its rows, or 任务名称 | 主要内容 | 预算金额（万元）
/// over them, and 金额合计 below. The tasks are kept as printed; what they cost together is the plan's total.
class TasksBlock {
 public:
  explicit TasksBlock(const policy::Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  /// Opens the block at the row of its label and reads that row.
  void open(const Row& row, const Slot& label, Funding& funds, std::vector<Field>& fields);
  /// Does the row belong to the block that is open? Closes it when not.
  bool takes(const Row& row);
  void read(const Row& row, Funding& funds, std::vector<Field>& fields);

 private:
  bool is_task(const Row& row) const;
  bool is_heading(const Row& row) const;
  void keep(const Row& row, std::vector<Field>& fields) const;
  void find_sources(const Row& row);
  void read_sources(const Row& row, Funding& funds) const;

  const policy::Vocabulary& vocabulary_;
  const Cell* label_ = nullptr;
  int block_ = -1;
  bool is_closing_ = false;  ///< the total was read
  std::string unit_;
  std::vector<const Cell*> sources_;  ///< the headings behind 总额: 财政拨款 | 其他资金
};

}  // namespace hengji::forms
