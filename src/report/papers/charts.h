#pragma once

#include "report/paper/paper_chart.h"
#include "report/papers/dossier.h"
#include "report/papers/scores.h"

namespace hengji::report {

/// Charts that reports have. Each is empty, and so is not drawn, where its figures are not known.

/// The amounts of the year's money facts in one unit, the largest the whole.
PaperChart money_chart(const Dossier& dossier, const std::vector<const ledger::Fact*>& facts);

/// What each first level got of the points that it was scored by.
PaperChart score_chart(const std::vector<LevelSum>& sums);

/// Half-year: the year gone by, the money spent, the goals reached.
PaperChart pace_chart(const Dossier& dossier);

/// Half-year: how much of its target each indicator behind it has reached, the furthest behind first.
PaperChart progress_chart(const Dossier& dossier);

}  // namespace hengji::report
