#pragma once

#include "service/content.h"

namespace hengji::service {

// The needs of the moves of a running year.

/// A reason for each indicator whose light is not green.
Answer<void> check_monitoring_reasons(Desk& desk, const store::Dossier& dossier);
/// Something written, and a reason for each indicator that lost points.
Answer<void> check_self_evaluation(Desk& desk, const store::Dossier& dossier);
/// An opinion.
Answer<void> check_re_evaluation(Desk& desk, const store::Dossier& dossier);
/// What would be published holds nothing that looks like a secret or personal data.
Answer<void> check_secrecy(Desk& desk, const store::Dossier& dossier, const Course& course);

}  // namespace hengji::service
