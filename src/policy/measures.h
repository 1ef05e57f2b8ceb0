#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"
#include "formula/expression.h"
#include "model/ledger_type.h"
#include "policy/setting.h"

namespace hengji::policy {

/// One thing to look at for a qualitative indicator, and its share of the points.
struct Checkpoint {
  std::string text;
  Decimal points = 1;
};

/// How the actual value of an indicator is taken in one region and year: from a formula, from a checklist, or
/// from a questionnaire. The same name has other denominators elsewhere, so this belongs to a pack.
struct Measure {
  std::string indicator;              ///< as the library names it
  std::vector<std::string> synonyms;  ///< other names in plans
  std::optional<formula::Expression> formula;
  std::string unit;  ///< in which the value is shown: %, 家, 亿元
  std::vector<Checkpoint> checkpoints;
  bool is_satisfaction = false;  ///< the formula is a share of answers: the sample and its margin are shown
  std::string citation;
  SourceLine at;
};

/// A figure that may be given whole or in parts, or both: then they must agree.
struct Total {
  std::string name;                ///< 三公经费预算数
  std::vector<std::string> parts;  ///< 因公出国（境）费预算数, …
  std::string citation;
};

/// What a pack says about measuring: the evidence tables, the figures that are of the whole year even when
/// the half-year is measured (年初预算数, 编制数), and the measures.
class Measures {
 public:
  /// Reads measures.toml over what the parent pack has. Strict; a formula that does not parse, one that names
  /// an unknown ledger or column, checkpoints beside a formula, a missing citation are errors with file and
  /// line.
  Result<void> read(const EmbeddedFile& file);

  /// By name or synonym, folded before; nothing when the pack does not say how it is measured.
  const Measure* find(const std::string& folded_name) const;
  const LedgerType* ledger(std::string_view name) const;
  bool is_of_the_whole_year(std::string_view operand) const;
  /// Nothing for a figure that has no parts.
  const Total* total(std::string_view operand) const;
  std::span<const Measure> all() const { return measures_; }
  std::span<const LedgerType> ledgers() const { return ledgers_; }

 private:
  Result<void> add_ledger(const Setting& table);
  Result<void> add_measure(const Setting& table);
  Result<void> add_total(const Setting& table);
  Result<void> check_names(const Measure& measure) const;
  Result<void> index();

  std::vector<LedgerType> ledgers_;
  std::vector<Measure> measures_;
  std::vector<std::string> whole_year_;
  std::vector<Total> totals_;
  std::unordered_map<std::string, std::size_t>
      by_name_;  ///< folded names and synonyms → position in measures_
};

}  // namespace hengji::policy
