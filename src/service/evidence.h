#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "measure/measure.h"
#include "measure/monitoring.h"
#include "policy/pack.h"
#include "service/content.h"

namespace hengji::service {

/// How a dossier is measured, and all that its actual values may be taken from. What `evidence` points at
/// lives here.
struct Measured {
  const policy::Pack* pack = nullptr;
  std::shared_ptr<const policy::Measures> measures;
  Content content;  ///< the plan that holds
  std::unique_ptr<ledger::FactBook> facts;
  std::vector<std::unique_ptr<ledger::Ledger>> ledgers;

  /// What was stated is of the halves of the dossier's own year: no value of another day.
  measure::Evidence evidence_for(const measure::Window& window) const;
  std::vector<measure::Attainment> attainments(const measure::Window& window, formula::Lineage lineage) const;
  /// The rate of the budget's execution, which schemes and monitoring want even where it is no indicator.
  std::optional<measure::Attainment> execution(const measure::Window& window) const;

  int year = 0;
  std::vector<measure::StatedActual> half_year;  ///< what was stated
  std::vector<measure::StatedActual> full_year;
  std::vector<measure::CheckAnswer> half_year_answers;  ///< to the checklists
  std::vector<measure::CheckAnswer> full_year_answers;
};

/// Whose answers to checklists count.
enum class Answers {
  of_department,
  that_hold,  ///< those of the re-evaluation, where it gave any, before the department's
};

/// Everything about a dossier's actual values as the store has it.
Answer<Measured> measured(Desk& desk, const store::Dossier& dossier, Answers whose = Answers::that_hold);

/// The pack that judges and measures a dossier, and what it measures by.
Answer<const policy::Pack*> pack_of(Desk& desk, const store::Dossier& dossier, const Plan& plan);

/// Keeps the actual values of both periods beside the plan, for comparison over dossiers. Gives how they are
/// measured.
Answer<Measured> keep_attainments(Desk& desk, const store::Dossier& dossier);

/// The half-year's actual values and answers are given while it is monitored, the year's while it is
/// evaluated.
Answer<void> check_stating(Desk& desk, const store::Dossier& dossier, Period period);

/// "half_year" or "full_year" of a parameter; the full year when none is given.
Answer<Period> period_in(std::string_view text);
/// The stretch of the dossier's year that ends with the day of a parameter; `otherwise` when none is given.
Answer<measure::Window> window_in(const store::Dossier& dossier, std::string_view date, Period otherwise);

}  // namespace hengji::service
