#include "forms/longer_totals.h"

#include <algorithm>
#include <array>

#include "base/chinese_text.h"
#include "forms/labelled.h"

namespace hengji::forms {
namespace {

bool is_of_the_year(std::string_view label) {
  constexpr std::array<std::string_view, 3> words{"年度", "当年", "本年"};
  return std::ranges::any_of(words, [&](std::string_view word) { return label.find(word) != label.npos; });
}

}  // namespace

void LongerTotals::look(const Row& row, const policy::Vocabulary& vocabulary, std::vector<Field>& fields) {
  for (std::size_t i = 0; i + 1 < row.slots.size(); ++i) {
    const Cell& name = *row.slots[i].cell;
    const Cell& amount = *row.slots[i + 1].cell;
    if (!row.slots[i].starts || is_blank(name) || is_blank(amount)) continue;
    const policy::Word* word = vocabulary.find(name.text);
    if (word && word->is_longer_total)
      fields.push_back({squeezed(name.text), {squeezed(amount.text), amount.at}});
  }
  if (label_ && row.slots.front().cell != label_) label_ = nullptr;
  if (!label_) find_columns(row, vocabulary);
}

/// 项目资金总额：900 | 年度资金申请总额：300: of totals side by side those that do not say the year's are
/// longer.
void LongerTotals::find_columns(const Row& row, const policy::Vocabulary& vocabulary) {
  columns_.clear();
  bool has_years = false;
  for (const Slot& slot : row.slots) {
    if (!slot.starts || is_blank(*slot.cell)) continue;
    const Labelled cell = labelled(slot.cell->text, vocabulary);
    if (!cell.word || cell.word->label != policy::LabelRole::funds_total || !cell.has_colon) continue;
    if (is_of_the_year(cell.label))
      has_years = true;
    else
      columns_.push_back(slot.first());
  }
  if (has_years && !columns_.empty() && row.slots.front().cell->row_span > 1) label_ = row.slots.front().cell;
}

bool LongerTotals::keep(const Row& row, const Slot& slot, std::vector<Field>& fields) const {
  if (!label_ || row.slots.front().cell != label_) return false;
  if (std::ranges::find(columns_, slot.first()) == columns_.end()) return false;
  std::optional<OwnLabel> own = own_label(slot.cell->text);
  if (!own) return false;
  fields.push_back({std::move(own->label), {std::move(own->value), slot.cell->at}});
  return true;
}

}  // namespace hengji::forms
