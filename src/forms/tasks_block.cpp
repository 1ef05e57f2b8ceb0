#include "forms/tasks_block.h"

#include <algorithm>
#include <utility>

#include "base/chinese_text.h"
#include "forms/amount.h"
#include "forms/funds_block.h"

namespace hengji::forms {

void TasksBlock::open(const Row& row, const Slot& label, Funding& funds, std::vector<Field>& fields) {
  label_ = label.cell;
  block_ = row.block;
  is_closing_ = false;
  unit_.clear();
  sources_.clear();
  read(row, funds, fields);
}

bool TasksBlock::takes(const Row& row) {
  if (block_ < 0) return false;
  const Slot& first = row.slots.front();
  const policy::Word* word = vocabulary_.find(first.cell->text);
  bool is_total = first.starts && word && word->is_funds_total;
  bool is_beside = first.cell == label_ || (first.starts && is_blank(*first.cell));
  bool goes_on = row.block == block_ && (is_beside || is_total || (!is_closing_ && is_task(row)));
  if (!goes_on) block_ = -1;
  return goes_on;
}

/// A row under 任务名称: a name of its own in the label's column and its money to the right.
bool TasksBlock::is_task(const Row& row) const {
  const Slot& first = row.slots.front();
  if (!first.starts || first.first() != label_->column || is_blank(*first.cell)) return false;
  return !vocabulary_.find(first.cell->text) && FundsBlock::has_amount(row);
}

/// 金额合计 below the tasks is the plan's total: the first amount beside it.
void TasksBlock::read(const Row& row, Funding& funds, std::vector<Field>& fields) {
  bool has_total = false;
  for (std::size_t i = 0; i < row.slots.size(); ++i) {
    const Slot& slot = row.slots[i];
    if (!slot.starts || is_blank(*slot.cell)) continue;
    if (std::string_view unit = money_unit_in(slot.cell->text); !unit.empty()) unit_ = unit;
    const policy::Word* word = slot.cell == label_ ? nullptr : vocabulary_.find(slot.cell->text);
    if (!word || !word->is_funds_total || i + 1 >= row.slots.size()) continue;
    const Cell& next = *row.slots[i + 1].cell;
    Amount total = amount_of(next.text, unit_, next.at);
    has_total = has_total || total.value;
    if (!total.value || !funds.total.written.empty()) continue;
    funds.total = std::move(total);
    read_sources(row, funds);
  }
  is_closing_ = is_closing_ || has_total;
  if (has_total) return;
  if (is_heading(row))
    find_sources(row);
  else
    keep(row, fields);
}

/// 总额 | 财政拨款 | 其他资金: what stands behind the first total, up to the next, parts it.
void TasksBlock::find_sources(const Row& row) {
  bool is_behind = false;
  for (const Slot& slot : row.slots) {
    if (!slot.starts || is_blank(*slot.cell)) continue;
    const policy::Word* word = vocabulary_.find(slot.cell->text);
    bool is_total = word && word->is_funds_total;
    if (is_total && is_behind) return;
    if (is_behind) sources_.push_back(slot.cell);
    is_behind = is_behind || is_total;
  }
}

void TasksBlock::read_sources(const Row& row, Funding& funds) const {
  for (const Cell* source : sources_)
    for (const Slot& slot : row.slots)
      if (slot.starts && slot.first() == source->column && amount_of(slot.cell->text, {}, {}).value)
        FundsBlock::add_part(funds, *source, *slot.cell, unit_);
}

/// 任务名称 | 主要内容 | 预算金额（万元）, 总额 | 财政拨款: a row of headings over the tasks.
bool TasksBlock::is_heading(const Row& row) const {
  if (FundsBlock::has_amount(row)) return false;
  bool is_first = true;
  for (const Slot& slot : row.slots) {
    if (!slot.starts || slot.cell == label_ || is_blank(*slot.cell)) continue;
    const policy::Word* word = vocabulary_.find(slot.cell->text);
    bool names_money = word && (word->is_funds_total || word->funds_column);
    if ((is_first && word) || names_money || !money_unit_in(slot.cell->text).empty()) return true;
    is_first = false;
  }
  return false;
}

/// A task as it is printed, its cells side by side.
void TasksBlock::keep(const Row& row, std::vector<Field>& fields) const {
  std::string text;
  const Cell* name = nullptr;
  for (const Slot& slot : row.slots) {
    if (!slot.starts || slot.cell == label_ || is_blank(*slot.cell)) continue;
    if (!name) name = slot.cell;
    text += (text.empty() ? "" : " | ") + squeezed(slot.cell->text);
  }
  if (name) fields.push_back({squeezed(label_->text), {std::move(text), name->at}});
}

}  // namespace hengji::forms
