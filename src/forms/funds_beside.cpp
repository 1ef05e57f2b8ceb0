#include "forms/funds_beside.h"

#include <algorithm>
#include <array>

#include "forms/amount.h"
#include "forms/funds_block.h"
#include "forms/labelled.h"

namespace hengji::forms {

using policy::FundsColumn;
using policy::Vocabulary;
using policy::Word;

namespace {

/// 全年执行数, 实际支出数, …: a column of what became of the money.
bool is_of_spending(std::string_view heading, const Word& word) {
  constexpr std::array<std::string_view, 4> spent{"执行", "支出", "决算", "到位"};
  return *word.funds_column == policy::FundsColumn::other &&
         std::ranges::any_of(spent,
                             [&](std::string_view part) { return heading.find(part) != heading.npos; });
}

/// 总体资金情况（万元）, but not what is a part of the funds or something else: 三公经费（万元）.
bool names_funds(std::string_view label) {
  constexpr std::array<std::string_view, 4> funds{"资金", "预算", "支出", "投入"};
  constexpr std::array<std::string_view, 8> others{"三公", "采购",     "资产", "收入",
                                                   "任务", "项目名称", "目标", "指标"};
  auto is_in = [&](std::string_view word) { return label.find(word) != label.npos; };
  return label.size() <= 60 && !money_unit_in(label).empty() && std::ranges::any_of(funds, is_in) &&
         std::ranges::none_of(others, is_in);
}

}  // namespace

bool stands_beside_funds(const Row& row, std::size_t label, const Vocabulary& vocabulary) {
  const Cell& cell = *row.slots[label].cell;
  if (cell.row_span < 2) return false;
  if (names_funds(cell.text) && !FundsBlock::has_amount(row)) return true;
  bool has_plan = false, has_spent = false;
  for (std::size_t i = label + 1; i < row.slots.size(); ++i) {
    const Word* word = vocabulary.find(row.slots[i].cell->text);
    if (!word || !word->funds_column || word->is_funds_total) continue;
    has_spent = has_spent || is_of_spending(row.slots[i].cell->text, *word);
    has_plan = has_plan || *word->funds_column != policy::FundsColumn::other;
  }
  return has_plan && has_spent;
}

bool heads_funds(const Row& row, std::size_t label, const Vocabulary& vocabulary) {
  if (label + 1 >= row.slots.size()) return false;
  const Word* word = vocabulary.find(row.slots[label + 1].cell->text);
  return word && (word->funds_column || word->is_funds_total);
}

bool has_labelled_value(const Row& row, std::size_t label, const Vocabulary& vocabulary) {
  if (label + 1 >= row.slots.size()) return false;
  const Labelled next = labelled(row.slots[label + 1].cell->text, vocabulary);
  return next.word && next.has_colon && !next.value.empty();
}

std::string_view unit_beside(const Row& row) {
  for (const Slot& slot : row.slots) {
    if (slot.cell->row_span < 2 || slot.cell->text.size() > 60) continue;
    if (std::string_view unit = money_unit_in(slot.cell->text); !unit.empty()) return unit;
  }
  return {};
}

}  // namespace hengji::forms
