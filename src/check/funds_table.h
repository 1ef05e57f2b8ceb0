#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check/facts.h"

namespace hengji::check {

/// What a column of a block of funds states.
enum class FundsRole { budget, adjusted, executed, forecast, rate, weight, score, reason, other };

/// The block of funds of a monitoring or self-evaluation form, its columns known by their headings through
/// the pack's list of wordings.
class FundsTable {
 public:
  FundsTable(const Plan& plan, const policy::Lexicon& lexicon);

  /// Whether the block has exactly one such column. Two of them tell nothing.
  bool has(FundsRole role) const { return column(role).has_value(); }
  std::string_view heading(FundsRole role) const;

  std::span<const FundingRow> rows() const { return funds_.rows; }
  /// The row of the whole, when there is one.
  const FundingRow* total() const { return total_; }

  /// The cell's figure, whatever unit is written behind it; nothing when it is empty or no figure.
  std::optional<Decimal> figure(const FundingRow& row, FundsRole role) const;
  bool is_percent(const FundingRow& row, FundsRole role) const;
  bool is_empty(const FundingRow& row, FundsRole role) const;
  /// "年度资金总额 92.87%": the row's name and its cell.
  Place place_of(const FundingRow& row, FundsRole role) const;

 private:
  std::optional<std::size_t> column(FundsRole role) const;
  const Located<std::string>* cell(const FundingRow& row, FundsRole role) const;

  const Funding& funds_;
  std::vector<FundsRole> roles_;
  const FundingRow* total_ = nullptr;
};

/// The figure that a cell begins with, when only a unit follows it: 97分, 92.87%, 1,172.55.
std::optional<Decimal> figure_at_start(std::string_view cell);

}  // namespace hengji::check
