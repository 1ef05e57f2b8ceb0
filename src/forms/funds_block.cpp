#include "forms/funds_block.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/chinese_text.h"
#include "forms/amount.h"
#include "forms/level_word.h"

namespace hengji::forms {
namespace {

using policy::FundsColumn;
using policy::Word;

std::string_view past(std::string_view text, std::string_view beginning) {
  if (text.starts_with(beginning)) text.remove_prefix(beginning.size());
  return text;
}

/// 其中：财政拨款： → 财政拨款; 1、资金来源：（1）财政性资金 → 财政性资金.
std::string part_name(const std::string& printed) {
  std::string squeezed_name = squeezed(printed);
  std::string_view name = squeezed_name;
  for (std::string_view opening : {"其中：", "其中:", "其中"})
    if (name.starts_with(opening)) {
      name.remove_prefix(opening.size());
      break;
    }
  for (std::string_view closing : {"：", ":"})
    if (name.ends_with(closing)) name.remove_suffix(closing.size());
  name = unnumbered(name);
  for (std::string_view heading : {"资金来源", "资金结构", "收入构成", "支出构成"})
    if (name.starts_with(heading)) name = unnumbered(past(past(past(name, heading), "："), ":"));
  return std::string(name);
}

/// 财政资金科目代码 21305, 年度预算执行率 100%: a figure beside the amounts, no part of the funds.
bool is_part(std::string_view name, std::string_view amount) {
  constexpr std::array<std::string_view, 6> others{"代码", "编码", "编号", "率", "分值", "得分"};
  bool is_other = std::ranges::any_of(others, [&](std::string_view end) { return name.ends_with(end); });
  return !is_other && !is_bare_figure(name) && amount.find('%') == std::string_view::npos;
}

const Slot* slot_over(const Row& row, int column) {
  auto found = std::ranges::find_if(row.slots, [&](const Slot& slot) { return slot.last() >= column; });
  return found != row.slots.end() && found->first() <= column ? &*found : nullptr;
}

}  // namespace

bool FundsBlock::is_name(const Slot& slot) const {
  if (is_blank(*slot.cell)) return false;
  const Word* word = vocabulary_->find(slot.cell->text);
  if (word && word->is_funds_total) return true;
  Amount amount = amount_of(slot.cell->text, {}, {});
  return !amount.value && amount.written.find("%") == std::string::npos;
}

bool FundsBlock::has_amount(const Row& row) {
  return std::ranges::any_of(
      row.slots, [](const Slot& slot) { return amount_of(slot.cell->text, {}, {}).value.has_value(); });
}

bool FundsBlock::open(const Row& row, std::size_t label, Funding& funds,
                      const policy::Vocabulary& vocabulary) {
  vocabulary_ = &vocabulary;
  const Slot& slot = row.slots[label];
  if (label + 1 >= row.slots.size()) return false;
  const Slot& next = row.slots[label + 1];
  bool has_second = label + 2 < row.slots.size();
  if (!has_second || (!is_blank(*next.cell) && !is_name(next))) return false;
  label_ = slot.cell;
  label_last_ = slot.last();
  block_ = row.block;
  unit_ = money_unit_in(slot.cell->text);
  places_.clear();
  across_.clear();
  plan_column_ = names_column_ = longer_column_ = -1;
  read(row, funds);
  return true;
}

bool FundsBlock::open_by_columns(const Row& row, Funding& funds, const policy::Vocabulary& vocabulary) {
  if (row.is_paragraph() || row.slots.size() < 4 || !is_blank(*row.slots.front().cell)) return false;
  vocabulary_ = &vocabulary;
  label_ = nullptr;
  label_last_ = row.slots.front().last();
  unit_.clear();
  places_.clear();
  across_.clear();
  plan_column_ = names_column_ = longer_column_ = -1;
  bool opened = read_columns(row, funds) && plan_column_ >= 0;
  block_ = opened ? row.block : -1;
  return opened;
}

/// The label's own cell, an empty one in its place, or the label of the block where it stands further down.
bool FundsBlock::takes(const Row& row) {
  if (row.block != block_) block_ = -1;
  if (block_ < 0) return false;
  const Slot& first = row.slots.front();
  if (names_column_ >= 0) {
    bool goes_on = goes_on_under_names(row);
    if (!goes_on) block_ = -1;
    return goes_on;
  }
  bool goes_on =
      label_ && std::ranges::any_of(row.slots, [&](const Slot& slot) { return slot.cell == label_; });
  if (!goes_on && first.starts && first.last() <= label_last_) {
    goes_on = is_blank(*first.cell) && row.first_text();
    const Word* word = goes_on || label_ ? nullptr : vocabulary_->find(first.cell->text);
    if (word && word->label == policy::LabelRole::funds_block) {
      goes_on = true;
      label_ = first.cell;
      unit_ = money_unit_in(first.cell->text);
    }
  }
  if (!goes_on) block_ = -1;
  return goes_on;
}

/// A row under 资金来源 | 年初预算数 | 全年执行数: a name in the label's column and an amount of the plan.
bool FundsBlock::goes_on_under_names(const Row& row) const {
  const Slot* name = slot_over(row, names_column_);
  const Slot* amount = plan_column_ < 0 ? nullptr : slot_over(row, plan_column_);
  if (!name || !amount || is_blank(*name->cell) || name->cell == amount->cell) return false;
  if (name->cell != label_ && !name->starts) return false;
  std::string text = squeezed(amount->cell->text);
  return text.empty() || text == "/" || text == "—" || text == "-" || amount_of(text, {}, {}).value;
}

void FundsBlock::read(const Row& row, Funding& funds) {
  if (!across_.empty()) return read_across(row, funds);
  if (read_columns(row, funds)) return;
  if (places_.empty())
    read_pairs(row, funds);
  else
    read_under_columns(row, funds);
}

/// 年初预算数 | 全年预算数 | 全年执行数: the headings of the amounts. Names stand to the left of them.
bool FundsBlock::read_columns(const Row& row, Funding& funds) {
  if (!places_.empty() || has_amount(row)) return false;  // 执行率： | 95% | 得分： | 9.5 are no headings
  int known = 0, adjusted = -1;
  for (const Slot& slot : row.slots) {
    if (slot.first() <= label_last_ || is_blank(*slot.cell)) continue;
    const Word* word = vocabulary_->find(slot.cell->text);
    if (word && word->funds_column && !word->is_funds_total) ++known;
  }
  if (known < 2) return false;
  const Slot* names = heading_of_names(row);
  for (const Slot& slot : row.slots) {
    if (slot.first() <= label_last_ || is_blank(*slot.cell)) continue;
    const Word* word = vocabulary_->find(slot.cell->text);
    if (&slot == names && unit_.empty()) unit_ = money_unit_in(slot.cell->text);
    if (&slot == names || (word && word->heads_funds_names)) continue;
    places_.push_back({slot.first(), static_cast<int>(funds.columns.size())});
    funds.columns.push_back(squeezed(slot.cell->text));
    if (!word || !word->funds_column) continue;
    if (*word->funds_column == FundsColumn::plan && plan_column_ < 0) plan_column_ = slot.first();
    if (*word->funds_column == FundsColumn::adjusted && adjusted < 0) adjusted = slot.first();
    if (unit_.empty()) unit_ = money_unit_in(slot.cell->text);
  }
  if (plan_column_ < 0) plan_column_ = adjusted;
  if (label_ && !places_.empty() && places_.front().column == label_last_ + 1) {
    names_column_ = label_->column;
    label_last_ = names_column_ - 1;
  }
  return true;
}

/// 年度预算数（万元） | 年初预算 | 调整后预算数: of two headings that name the plan's amounts the first
/// stands over the names. Nothing where there is one.
const Slot* FundsBlock::heading_of_names(const Row& row) const {
  const Slot* first = nullptr;
  for (const Slot& slot : row.slots) {
    if (slot.first() <= label_last_ || is_blank(*slot.cell)) continue;
    const Word* word = vocabulary_->find(slot.cell->text);
    bool names_the_plan = word && word->funds_column == FundsColumn::plan;
    if (first && names_the_plan) return first;
    if (!first && !names_the_plan) return nullptr;
    first = first ? first : &slot;
  }
  return nullptr;
}

/// The amounts below 合计 | 基本支出 | 项目支出.
void FundsBlock::read_across(const Row& row, Funding& funds) {
  for (const Cell* name : std::exchange(across_, {}))
    if (const Slot* amount = slot_over(row, name->column);
        amount && amount->starts && amount_of(amount->cell->text, {}, {}).value)
      put(funds, *name, *amount->cell);
  block_ = -1;
}

void FundsBlock::read_under_columns(const Row& row, Funding& funds) {
  const Slot* name = nullptr;
  for (const Slot& slot : row.slots)
    if (slot.first() > label_last_ && slot.first() < places_.front().column && !is_blank(*slot.cell))
      name = &slot;
  if (!name) return;
  if (name->cell == label_) return read_total_alone(row, funds);
  FundingRow& line = funds.rows.emplace_back();
  line.name = {part_name(name->cell->text), name->cell->at};
  line.values.resize(funds.columns.size());
  for (const Place& place : places_)
    if (const Slot* slot = slot_over(row, place.column))
      line.values[static_cast<std::size_t>(place.index)] = {squeezed(slot->cell->text), slot->cell->at};
  const Slot* amount = plan_column_ < 0 ? nullptr : slot_over(row, plan_column_);
  if (amount && amount->starts) put(funds, *name->cell, *amount->cell);
}

/// One row of amounts under their headings, without a name: the total.
void FundsBlock::read_total_alone(const Row& row, Funding& funds) {
  const Slot* amount = plan_column_ < 0 ? nullptr : slot_over(row, plan_column_);
  if (amount && amount->starts && funds.total.written.empty())
    funds.total = amount_of(amount->cell->text, unit_, amount->cell->at);
}

void FundsBlock::read_pairs(const Row& row, Funding& funds) {
  auto is_text = [&](const Slot& slot) { return slot.first() > label_last_ && !is_blank(*slot.cell); };
  bool all_names =
      std::ranges::all_of(row.slots, [&](const Slot& slot) { return !is_text(slot) || is_name(slot); });
  if (all_names && std::ranges::count_if(row.slots, is_text) >= 2) {
    for (const Slot& slot : row.slots)
      if (is_text(slot) && slot.starts) across_.push_back(slot.cell);
    return;
  }
  bool is_of_spending = false;  // 执行数：114万元 其中：财政资金 114万元: the row is of what was spent
  for (std::size_t i = 0; i + 1 < row.slots.size(); ++i) {
    const Slot& slot = row.slots[i];
    if (slot.first() <= label_last_ || !slot.starts || !is_name(slot)) continue;
    const Word* word = vocabulary_->find(part_name(slot.cell->text));
    if (word && word->is_longer_total) longer_column_ = slot.first();
    if (slot.first() == longer_column_) continue;
    std::size_t at = i + 1;
    while (at + 1 < row.slots.size() && is_blank(*row.slots[at].cell)) ++at;
    const Slot& amount = is_name(row.slots[at]) ? row.slots[i + 1] : row.slots[at];
    if (!is_blank(*amount.cell) && is_name(amount)) continue;
    is_of_spending = is_of_spending || (word && word->funds_column == FundsColumn::other);
    if (is_of_spending)
      others_.push_back({squeezed(slot.cell->text), {squeezed(amount.cell->text), amount.cell->at}});
    else
      put(funds, *slot.cell, *amount.cell);
    i = at - (is_name(row.slots[at]) ? 1 : 0);
  }
}

void FundsBlock::put(Funding& funds, const Cell& name, const Cell& amount) {
  const Word* word = vocabulary_->find(part_name(name.text));
  std::string own = std::string(money_unit_in(name.text));
  std::string_view unit = own.empty() ? std::string_view(unit_) : std::string_view(own);
  bool names_total = word && (word->is_funds_total || word->funds_column == FundsColumn::plan ||
                              word->funds_column == FundsColumn::adjusted);
  bool is_total = names_total && funds.total.written.empty();
  if (funds.total.unit.empty()) funds.total.unit = unit_;
  if (is_total)
    funds.total = amount_of(amount.text, unit, amount.at);
  else if (names_total)
    others_.push_back({part_name(name.text), {squeezed(amount.text), amount.at}});
  else
    add_part(funds, name, amount, unit);
}

void FundsBlock::add_part(Funding& funds, const Cell& name, const Cell& amount, std::string_view unit) {
  std::string part = part_name(name.text);
  if (!is_part(part, amount.text)) return;
  Amount value = amount_of(amount.text, unit, amount.at);
  if (value.unit.empty()) value.unit = funds.total.unit;
  funds.parts.push_back({std::move(part), std::move(value)});
}

}  // namespace hengji::forms
