#pragma once

#include "score/score.h"
#include "service/evidence.h"

namespace hengji::service {

// The needs of the moves of a running year.

/// A reason for each indicator whose light is not green.
Answer<void> check_monitoring_reasons(Desk& desk, const store::Dossier& dossier);
/// Something written, and a reason for each indicator that lost points.
Answer<void> check_self_evaluation(Desk& desk, const store::Dossier& dossier);
/// Whether the actor may re-evaluate it now: only what was submitted is re-evaluated, and nobody re-evaluates
/// what he filed.
Answer<void> check_re_evaluating(Desk& desk, const store::Dossier& dossier);
/// An opinion.
Answer<void> check_re_evaluation(Desk& desk, const store::Dossier& dossier);
/// What would be published holds nothing that looks like a secret or personal data; the note is the
/// publisher's answer where it only looks so.
Answer<void> check_secrecy(Desk& desk, const store::Dossier& dossier, const Course& course,
                           std::string_view note);

// What papers and overviews show of a running year.

/// How a stretch of the year went, by these actual values.
Answer<measure::Monitoring> monitoring_of(Desk& desk, const Measured& all, const measure::Window& window,
                                          const std::vector<measure::Attainment>& attainments);
/// Of the half-year: {"goals", "money"}, each a share or null, and the "outlook", as the monitoring was saved
/// last.
Answer<Json> half_year_shares(Desk& desk, const store::Dossier& dossier);
/// The scores that stand: of the re-evaluation where there is one, else the department's own.
Answer<score::ScoreSheet> scores_of(Desk& desk, const store::Dossier& dossier);

}  // namespace hengji::service
