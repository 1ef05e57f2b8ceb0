#include "check/funds_table.h"

#include <algorithm>
#include <array>

#include "base/chinese_text.h"
#include "policy/word_list.h"

namespace hengji::check {
namespace {

constexpr std::array<std::string_view, 8> role_tags{"budget", "adjusted", "executed", "forecast",
                                                    "rate",   "weight",   "score",    "reason"};

/// The role of the longest wording that the heading has; among equals the one that begins last. What stands
/// in brackets tells how the column is computed: 得分（20分*执行率）.
FundsRole role_of(std::string_view heading, const policy::Lexicon& lexicon) {
  std::vector<policy::WordHit> hits;
  const std::string key = folded(heading);
  lexicon.find_all(FoldedText(key.substr(0, key.find('('))), hits);
  if (hits.empty()) lexicon.find_all(FoldedText(key), hits);
  const policy::WordHit* best = nullptr;
  for (const policy::WordHit& hit : hits)
    if (hit.list == WordList::funds_column && (!best || hit.end - hit.begin >= best->end - best->begin))
      best = &hit;
  if (!best) return FundsRole::other;
  auto tag = std::ranges::find(role_tags, lexicon.tag(best->tag));
  return static_cast<FundsRole>(tag - role_tags.begin());
}

}  // namespace

FundsTable::FundsTable(const Plan& plan, const policy::Lexicon& lexicon) : funds_(plan.funds) {
  for (const std::string& heading : funds_.columns) roles_.push_back(role_of(heading, lexicon));
  for (const FundingRow& row : funds_.rows)
    if (!total_ && lexicon.is_word(WordList::cell_funds_total, folded(row.name.value))) total_ = &row;
}

std::optional<std::size_t> FundsTable::column(FundsRole role) const {
  auto found = std::ranges::find(roles_, role);
  if (found == roles_.end() || std::ranges::count(roles_, role) > 1) return std::nullopt;
  return static_cast<std::size_t>(found - roles_.begin());
}

std::string_view FundsTable::heading(FundsRole role) const {
  std::optional<std::size_t> at = column(role);
  return at ? std::string_view(funds_.columns[*at]) : std::string_view();
}

const Located<std::string>* FundsTable::cell(const FundingRow& row, FundsRole role) const {
  std::optional<std::size_t> at = column(role);
  return at && *at < row.values.size() ? &row.values[*at] : nullptr;
}

std::optional<Decimal> FundsTable::figure(const FundingRow& row, FundsRole role) const {
  const Located<std::string>* found = cell(row, role);
  return found ? figure_at_start(found->value) : std::nullopt;
}

bool FundsTable::is_percent(const FundingRow& row, FundsRole role) const {
  const Located<std::string>* found = cell(row, role);
  return found && folded(found->value).ends_with('%');
}

bool FundsTable::is_empty(const FundingRow& row, FundsRole role) const {
  const Located<std::string>* found = cell(row, role);
  return !found || trimmed(found->value).empty();
}

Place FundsTable::place_of(const FundingRow& row, FundsRole role) const {
  const Located<std::string>* found = cell(row, role);
  if (!found) return {row.name.value, row.name.at};
  return {row.name.value + " " + found->value, found->at};
}

std::optional<Decimal> figure_at_start(std::string_view cell) {
  std::string text = folded(cell);
  std::size_t end = std::min(text.find_first_not_of("0123456789.,-"), text.size());
  std::string_view unit = std::string_view(text).substr(end);
  constexpr std::array<std::string_view, 5> units{"", "%", "分", "元", "万元"};
  if (std::ranges::find(units, unit) == units.end()) return std::nullopt;
  return Decimal::parse(std::string_view(text).substr(0, end));
}

}  // namespace hengji::check
