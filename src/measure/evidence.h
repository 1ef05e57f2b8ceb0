#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formula/evaluate.h"
#include "ledger/facts.h"
#include "ledger/ledger.h"
#include "measure/window.h"
#include "model/plan.h"
#include "policy/measures.h"

namespace hengji::measure {

/// An actual value that somebody states, with or without a file to show for it.
struct StatedActual {
  std::string indicator;
  std::string value;     ///< as a plan would write it: 1632家, 93.5%, 健全
  std::string evidence;  ///< the file or document that shows it; empty when none is named
  std::size_t line = 0;
  std::optional<Decimal> judged;  ///< %, 0 to 100: the share of its points that an evaluator gives it
  std::optional<formula::Quantity> figure;  ///< where more is known of it than `value` says
  std::optional<Ratio> checked_share;       ///< of a checklist, as measured before
};

/// 是 or 否 to one point of a checklist.
struct CheckAnswer {
  std::string indicator;
  std::string point;
  bool holds = false;
  std::string evidence;
  std::size_t line = 0;
  std::string by;    ///< who answered and when, where that is known
  std::string note;  ///< what that person says besides
};

/// Everything that actual values may be taken from. What is not there is empty.
struct Evidence {
  const ledger::FactBook* facts = nullptr;
  std::vector<const ledger::Ledger*> ledgers;
  std::vector<StatedActual> stated;
  std::vector<CheckAnswer> answers;
};

/// CSV with the columns 指标, 要点, 结论 (是 or 否), 佐证. A row with neither answer nor document is passed
/// over.
Result<std::vector<CheckAnswer>> import_answers(std::string_view csv, std::string_view file);

/// Facts and ledgers as a formula sees them in one window. A name that begins with 上年 and is no fact itself
/// is the rest of the name in the year before. A figure that the pack knows as a total is the sum of its
/// parts where only those were supplied.
class EvidenceNames : public formula::Names {
 public:
  EvidenceNames(const Evidence& evidence, const policy::Measures& measures, Window window);

  std::optional<formula::Operand> operand(std::string_view name) const override;
  std::optional<Text> objection(std::string_view name) const override;
  const formula::LedgerView* ledger(std::string_view name) const override;
  std::optional<formula::DayRange> period(std::string_view name) const override;

 private:
  struct Parts;

  std::optional<formula::Operand> fact(std::string_view name, int year) const;
  /// Of the total that a name of a formula stands for; nothing where it stands for none.
  std::optional<Parts> parts_of(std::string_view name) const;

  const Evidence& evidence_;
  const policy::Measures& measures_;
  Window window_;
  std::vector<formula::LedgerView> views_;
};

}  // namespace hengji::measure
