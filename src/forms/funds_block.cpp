#include "forms/funds_block.h"

#include <algorithm>

#include "base/chinese_text.h"
#include "forms/amount.h"

namespace hengji::forms {
namespace {

using policy::FundsColumn;
using policy::Word;

/// 其中：财政拨款： → 财政拨款.
std::string part_name(const std::string& printed) {
  std::string name = squeezed(printed);
  for (std::string_view opening : {"其中：", "其中:", "其中"})
    if (name.starts_with(opening)) {
      name.erase(0, opening.size());
      break;
    }
  for (std::string_view closing : {"：", ":"})
    if (name.ends_with(closing)) name.erase(name.size() - closing.size());
  return name;
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
  plan_column_ = -1;
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
  plan_column_ = -1;
  bool opened = read_columns(row, funds) && plan_column_ >= 0;
  block_ = opened ? row.block : -1;
  return opened;
}

/// The label's own cell, an empty one in its place, or the label of the block where it stands further down.
bool FundsBlock::takes(const Row& row) {
  if (row.block != block_) block_ = -1;
  if (block_ < 0) return false;
  const Slot& first = row.slots.front();
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

void FundsBlock::read(const Row& row, Funding& funds) {
  if (read_columns(row, funds)) return;
  if (places_.empty())
    read_pairs(row, funds);
  else
    read_under_columns(row, funds);
}

/// 年初预算数 | 全年预算数 | 全年执行数: the headings of the amounts. Names stand to the left of them.
bool FundsBlock::read_columns(const Row& row, Funding& funds) {
  if (!places_.empty()) return false;
  int known = 0, adjusted = -1;
  for (const Slot& slot : row.slots) {
    if (slot.first() <= label_last_ || is_blank(*slot.cell)) continue;
    const Word* word = vocabulary_->find(slot.cell->text);
    if (word && word->funds_column && !word->is_funds_total) ++known;
  }
  if (known < 2) return false;
  for (const Slot& slot : row.slots) {
    if (slot.first() <= label_last_ || is_blank(*slot.cell)) continue;
    const Word* word = vocabulary_->find(slot.cell->text);
    if (squeezed(slot.cell->text) == "资金来源") continue;
    places_.push_back({slot.first(), static_cast<int>(funds.columns.size())});
    funds.columns.push_back(squeezed(slot.cell->text));
    if (!word || !word->funds_column) continue;
    if (*word->funds_column == FundsColumn::plan && plan_column_ < 0) plan_column_ = slot.first();
    if (*word->funds_column == FundsColumn::adjusted && adjusted < 0) adjusted = slot.first();
    if (unit_.empty()) unit_ = money_unit_in(slot.cell->text);
  }
  if (plan_column_ < 0) plan_column_ = adjusted;
  return true;
}

void FundsBlock::read_under_columns(const Row& row, Funding& funds) {
  const Slot* name = nullptr;
  for (const Slot& slot : row.slots)
    if (slot.first() > label_last_ && slot.first() < places_.front().column && !is_blank(*slot.cell))
      name = &slot;
  if (!name) return;
  FundingRow& line = funds.rows.emplace_back();
  line.name = {part_name(name->cell->text), name->cell->at};
  line.values.resize(funds.columns.size());
  for (const Place& place : places_)
    if (const Slot* slot = slot_over(row, place.column))
      line.values[static_cast<std::size_t>(place.index)] = {squeezed(slot->cell->text), slot->cell->at};
  const Slot* amount = plan_column_ < 0 ? nullptr : slot_over(row, plan_column_);
  if (amount && amount->starts) put(funds, *name->cell, *amount->cell);
}

void FundsBlock::read_pairs(const Row& row, Funding& funds) {
  for (std::size_t i = 0; i + 1 < row.slots.size(); ++i) {
    const Slot& slot = row.slots[i];
    if (slot.first() <= label_last_ || !slot.starts || !is_name(slot)) continue;
    std::size_t at = i + 1;
    while (at + 1 < row.slots.size() && is_blank(*row.slots[at].cell)) ++at;
    const Slot& amount = is_name(row.slots[at]) ? row.slots[i + 1] : row.slots[at];
    if (!is_blank(*amount.cell) && is_name(amount)) continue;
    put(funds, *slot.cell, *amount.cell);
    i = at - (is_name(row.slots[at]) ? 1 : 0);
  }
}

void FundsBlock::put(Funding& funds, const Cell& name, const Cell& amount) {
  const Word* word = vocabulary_->find(part_name(name.text));
  std::string own = std::string(money_unit_in(name.text));
  std::string_view unit = own.empty() ? std::string_view(unit_) : std::string_view(own);
  bool is_total = word && word->is_funds_total && funds.total.written.empty();
  if (funds.total.unit.empty()) funds.total.unit = unit_;
  if (is_total)
    funds.total = amount_of(amount.text, unit, amount.at);
  else
    add_part(funds, name, amount, unit);
}

void FundsBlock::add_part(Funding& funds, const Cell& name, const Cell& amount, std::string_view unit) {
  Amount value = amount_of(amount.text, unit, amount.at);
  if (value.unit.empty()) value.unit = funds.total.unit;
  funds.parts.push_back({part_name(name.text), std::move(value)});
}

}  // namespace hengji::forms
