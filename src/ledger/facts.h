#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"

namespace hengji::ledger {

/// 财政事实: a named figure of one period with the source it was taken from. Which definition of an amount is
/// meant (年初预算数 or 调整预算数, 预算 or 决算) is part of its name.
struct Fact {
  std::string name;
  Decimal value;
  std::string unit;
  std::string period;  ///< as fact_period_to() names it: "2025" a year, "2025H1" its first half
  std::string source;  ///< 2025年部门决算报表 Z07
  std::string corrected_by;
  std::string reason;    ///< of a correction
  std::size_t line = 0;  ///< of the file, from 1
};

/// Facts of several periods. A correction replaces what stood before it and keeps it as history.
class FactBook {
 public:
  /// Takes a fact. A second one for the same name and period needs who corrected it and why, else it is a
  /// contradiction: the error names both lines and both figures.
  Result<void> add(Fact fact);

  /// What holds now; nothing when it was not supplied.
  const Fact* find(std::string_view name, std::string_view period) const;
  /// First to last; more than one where corrections were made.
  std::vector<const Fact*> history(std::string_view name, std::string_view period) const;
  std::span<const Fact> all() const { return facts_; }

 private:
  std::vector<Fact> facts_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
};

/// CSV with the columns 名称, 数值, 单位, 期间, 来源 and, for corrections, 更正人, 更正原因. Strict: a row
/// that cannot be read is an error with its line, and nothing is taken. A row without figure, unit and source
/// says nothing and is passed over.
Result<FactBook> import_facts(std::string_view csv, std::string_view file);

}  // namespace hengji::ledger
